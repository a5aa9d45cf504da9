"use strict";

// Fields whose value is judged while it is typed, by the rules of the settings, and places for files.

const fields = new Map();

class Field {
  constructor(holder) {
    const label = holder.querySelector("label");
    this.setting = holder.dataset.setting;
    this.name = holder.dataset.field ?? this.setting;
    this.isTouched = false;
    this.holder = holder;
    this.input = document.createElement("input");
    this.input.id = `field-${this.name}`;
    this.input.type = holder.dataset.type ?? "text";
    this.input.inputMode = holder.dataset.mode ?? "text";
    this.input.autocomplete = "off";
    this.input.spellcheck = false;
    this.input.setAttribute("autocapitalize", "none");
    label.htmlFor = this.input.id;
    const hint = holder.querySelector(".hint") ?? holder.appendChild(make("p", "", "hint"));
    hint.id ||= `hint-${this.name}`;
    if (this.setting) {
      const { rule, example, isRequired } = settingOf(this.setting);
      label.append(isRequired || this.setting === "wifi-password" ? "" : " (optional)");
      const limit = make("p", `${rule[0].toUpperCase()}${rule.slice(1)}. Example: ${example}`, "hint");
      limit.id = `rule-${this.name}`;
      hint.after(limit);
    }

    this.wrong = make("p", "", "wrong");
    this.wrong.id = `wrong-${this.name}`;
    show(this.wrong, false);
    this.input.setAttribute("aria-describedby", [`wrong-${this.name}`, hint.id, this.setting && `rule-${this.name}`].filter(Boolean).join(" "));
    const entry = make("div", "", "entry");
    entry.append(this.input);
    holder.append(entry, this.wrong);
    if (this.input.type === "password") {
      entry.append(this.#showButton());
    }

    this.input.addEventListener("input", () => {
      this.isTouched = true;
      this.judge(this.value !== "");
    });
    fields.set(this.name, this);
  }

  get value() {
    return this.input.value;
  }

  // Takes a value from a file or from the box.
  put(value) {
    this.input.value = value;
    this.isTouched = true;
    this.judge(value !== "");
  }

  // What the box has, unless somebody has typed something.
  offer(value) {
    if (!this.isTouched) {
      this.input.value = value;
      this.judge(false);
    }
  }

  // Whether the value may be told. An empty one may where the setting may be missing.
  judge(isShown = true) {
    if (!this.setting) {
      this.tell(null);
      return true;
    }

    const isRequired = settingOf(this.setting).isRequired;
    const problem = this.value === "" ? (isRequired ? "This is missing." : null) : problemOf(this.setting, this.value);
    this.tell(isShown ? problem : null);
    return problem === null;
  }

  tell(problem) {
    this.wrong.textContent = problem ?? "";
    show(this.wrong, Boolean(problem));
    this.input.setAttribute("aria-invalid", String(Boolean(problem)));
  }

  #showButton() {
    const button = make("button", "Show");
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", "Show the password");
    button.addEventListener("click", () => {
      const isShown = this.input.type === "password";
      this.input.type = isShown ? "text" : "password";
      button.textContent = isShown ? "Hide" : "Show";
      button.setAttribute("aria-pressed", String(isShown));
    });
    return button;
  }
}

// Judges some fields, and goes to the first that is wrong.
function areRight(names) {
  const wrong = names.map((name) => fields.get(name)).filter((field) => !field.judge());
  if (wrong.length > 0) {
    wrong[0].holder.closest("details")?.setAttribute("open", "");
    wrong[0].input.focus();
  }

  return wrong.length === 0;
}

// A place for files: chosen, or dropped. A file that is no good leaves what was chosen before.
function takeFiles(name, onFiles) {
  const drop = document.querySelector(`[data-drop="${name}"]`);
  const input = drop.querySelector("input");
  drop.dataset.empty = drop.querySelector(".drop-name").textContent;
  const take = (files) => {
    if (files.length > 0 && !isWorking) {
      tellProblem(null);
      onFiles(Array.from(files), (text) => {
        drop.classList.add("is-taken");
        drop.querySelector(".drop-name").textContent = text;
      });
    }
  };
  input.addEventListener("change", () => {
    take(Array.from(input.files));
    input.value = "";
  });
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("is-over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("is-over");
    take(event.dataTransfer.files);
  });
}

function emptyDrop(drop) {
  drop.classList.remove("is-taken");
  drop.querySelector(".drop-name").textContent = drop.dataset.empty;
}

document.querySelectorAll(".field").forEach((holder) => new Field(holder));

// A file that misses its place must not take the page's.
["dragover", "drop"].forEach((kind) => document.addEventListener(kind, (event) => event.preventDefault()));
