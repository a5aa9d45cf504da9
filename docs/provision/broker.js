"use strict";

// The broker, the roots that its certificate is judged by, and the policy.

const brokerSettings = ["broker-host", "broker-port"];

onEnter.broker = () => {
  brokerSettings.forEach((name) => fields.get(name).offer(valueOf(name)));
  if (has("ca-crt")) {
    workNext("Reading the roots that the box has …", drawRoots);
  } else {
    el("roots").replaceChildren();
  }
};

async function drawRoots() {
  const lines = await session.box.tell("ca list");
  el("roots").replaceChildren(...lines.map((line) => {
    const [, number, text] = /^([0-9]+): (.*)$/.exec(line);
    const item = document.createElement("li");
    const remove = make("button", "Remove");
    remove.type = "button";
    remove.setAttribute("aria-label", `Remove root ${number}`);
    remove.addEventListener("click", () => work("Removing a root …", async () => {
      await session.box.tell(`ca remove ${number}`);
      await look();
      await drawRoots();
    }));
    item.append(make("span", text), remove);
    return item;
  }));
}

takeFiles("roots", (files, taken) => work("Reading the roots …", async () => {
  const found = [];
  for (const file of files) {
    found.push(...(await certificatesIn(file)).map((der) => ({ der, name: file.name })));
  }

  for (let i = 0; i < found.length; i++) {
    tellProgress(`Telling the box: root ${i + 1} of ${found.length}`, i, found.length);
    await addRoot(found[i]);
  }

  taken(files.map((file) => file.name).join(", "));
  await look();
  await drawRoots();
  return found.length === 1 ? "The box has the root." : `The box has the ${found.length} roots.`;
}));

// One that the box has already is no fault.
async function addRoot({ der, name }) {
  try {
    await session.box.tellDocument("ca add", toPemLines(certificateLabel, der));
  } catch (fault) {
    if (fault instanceof Refused && fault.code !== "duplicate") {
      throw new Problem(`The box refuses ${name}: ${fault.message}`);
    }

    if (!(fault instanceof Refused)) {
      throw fault;
    }
  }
}

el("form-broker").addEventListener("submit", (event) => {
  event.preventDefault();
  if (areRight(brokerSettings)) {
    work("Telling the box its broker …", async () => {
      await tellSettings(brokerSettings);
      await look();
      if (!has("ca-crt")) {
        throw new Problem("Choose the root certificates that the broker’s certificate is judged by.");
      }

      await lookAndGoAfter("broker");
    });
  }
});

onEnter.policy = () => {
  show(el("policy-there"), has("policy"));
  el("policy-there").textContent = `The box has a policy (${valueOf("policy")}). Choose a file only to change it.`;
};

takeFiles("policy", ([file], taken) => work(`Reading ${file.name} …`, async () => {
  session.policy = { name: file.name, lines: policyLines(file.name, await readText(file)) };
  el("policy-text").textContent = session.policy.lines.join("\n");
  show(el("policy-text"), true);
  taken(file.name);
}));

el("policy-on").addEventListener("click", () => work("Telling the box its policy …", async () => {
  if (session.policy) {
    await tellPolicy(session.policy);
    session.policy = null;
    show(el("policy-text"), false);
  } else if (!has("policy")) {
    throw new Problem("Choose the file with the policy.");
  }

  await lookAndGoAfter("policy");
}));

// One that the box refuses is given back: what the box had stands.
async function tellPolicy({ name, lines }) {
  try {
    await session.box.tellDocument("policy set", lines, (done, total) => tellProgress(`Telling the box its policy: line ${done} of ${total}`, done, total));
  } catch (fault) {
    if (!(fault instanceof Refused)) {
      throw fault;
    }

    session.policy = null;
    show(el("policy-text"), false);
    emptyDrop(document.querySelector("[data-drop=policy]"));
    throw new Problem(`The box refuses ${name}: ${fault.message}`);
  }
}
