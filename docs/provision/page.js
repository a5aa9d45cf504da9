"use strict";

// The page itself: steps, news, problems. Whatever a box or a file says gets in as text, never as markup.

const steps = [
  { id: "connect", title: "Connect" },
  { id: "who", title: "The box" },
  { id: "network", title: "Network" },
  { id: "broker", title: "Broker" },
  { id: "policy", title: "Policy" },
  { id: "certificate", title: "Certificate" },
  { id: "secret", title: "Unlock secret" },
  { id: "commit", title: "Put into effect" },
  { id: "test", title: "Test" },
  { id: "lock", title: "Lock" },
  { id: "done", title: "Done" },
];

const numberedSteps = steps.length - 1;

// What each step does when it is shown; its script puts a function here.
const onEnter = {};

let shownStep = "connect";
let isWorking = false;
let nextWork = null;

function el(id) {
  return document.getElementById(id);
}

function show(element, isShown) {
  element.hidden = !isShown;
}

function make(tag, text, className) {
  const element = document.createElement(tag);
  element.textContent = text ?? "";
  if (className) {
    element.className = className;
  }

  return element;
}

function tellNews(text) {
  el("news").textContent = text;
}

function tellProgress(text, done, total) {
  tellNews(text);
  const bar = el("bar");
  if (total) {
    bar.max = total;
    bar.value = done;
  } else {
    bar.removeAttribute("value");
  }
}

// What the box says, its echo of what it is told among it; a box echoes no secret.
function tellTalk(line) {
  const greatestLines = 500;
  const lines = [...el("talk").textContent.split("\n"), Array.from(line, (character) => (hidden.test(character) ? "\ufffd" : character)).join("")];
  el("talk").textContent = lines.slice(-greatestLines).join("\n");
}

// A problem, and what to do about it. A button may lead there.
function tellProblem(text, buttonText, onButton) {
  const box = el("problem");
  box.replaceChildren();
  show(box, text !== null);
  if (text === null) {
    return;
  }

  box.append(make("p", text));
  if (buttonText) {
    const button = make("button", buttonText);
    button.type = "button";
    button.addEventListener("click", onButton);
    box.append(button);
  }

  box.scrollIntoView({ block: "nearest" });
}

// Shows a step, and tells a screen reader by moving the focus to its title.
function goTo(id) {
  shownStep = id;
  steps.forEach((step) => show(el(`step-${step.id}`), step.id === id));
  tellProblem(null);
  tellNews("");
  drawSteps();
  onEnter[id]?.();
  el(`title-${id}`).focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

function drawSteps() {
  const list = el("step-list");
  list.replaceChildren();
  const at = steps.findIndex((step) => step.id === shownStep);
  steps.slice(0, numberedSteps).forEach((step) => {
    const item = document.createElement("li");
    const isHere = step.id === shownStep;
    const isDone = isStepDone(step.id);
    const entry = make(isStepOpen(step.id) && !isHere ? "button" : "span", step.title);
    if (isHere) {
      entry.setAttribute("aria-current", "step");
    } else if (entry.tagName === "BUTTON") {
      entry.type = "button";
      entry.addEventListener("click", () => isWorking || goTo(step.id));
    }

    if (isDone) {
      item.className = "is-done";
      entry.append(make("span", " (done)", "seen-by-readers"));
    }

    item.append(entry);
    list.append(item);
  });
  el("where").textContent = at < numberedSteps ? `Step ${at + 1} of ${numberedSteps}: ${steps[at].title}` : "Done";
  el("track").style.width = `${Math.min(100, ((at + 1) / numberedSteps) * 100)}%`;
}

// Runs something that takes its time; meanwhile nothing else can be started, and what goes wrong is told.
async function work(news, job) {
  if (isWorking) {
    return;
  }

  isWorking = true;
  document.body.classList.add("is-working");
  tellProblem(null);
  tellProgress(news);
  show(el("work"), true);
  let end = "";
  try {
    end = (await job()) ?? "";
  } catch (fault) {
    tellFault(fault);
  } finally {
    isWorking = false;
    document.body.classList.remove("is-working");
    show(el("work"), false);
    tellNews(end);
  }

  const next = nextWork;
  nextWork = null;
  await next?.();
}

// What a step begins with by itself: at once, or after the work that led there.
function workNext(news, job) {
  if (isWorking) {
    nextWork = () => work(news, job);
  } else {
    work(news, job);
  }
}

function tellFault(fault) {
  if (fault instanceof CableLost) {
    tellCableLost();
  } else if (fault instanceof NoAnswer) {
    tellProblem("The box does not answer any more. Look at the cable and at the box’s power.", "Connect again", connectAgain);
  } else if (fault instanceof Restarted) {
    tellProblem("The box has restarted by itself. What it had not yet put into effect is gone; what you typed here is still there.", "Go on", () => work("Looking at the box …", lookAndGo));
  } else if (fault instanceof Refused) {
    tellProblem(`The box refuses it: ${fault.message}`);
  } else if (fault instanceof Problem) {
    const isLost = session.box === null && shownStep !== "connect";
    tellProblem(fault.message, isLost && "Choose the port", () => work("Looking for the box …", async () => connect(await choosePort())));
  } else {
    tellProblem(`The page has a fault: ${fault.message}`);
    throw fault;
  }
}

function isPhone() {
  return !matchMedia("(min-width: 52rem)").matches;
}

function fitSteps() {
  el("steps").open = !isPhone();
}
