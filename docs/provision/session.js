"use strict";

// The box at the cable, how it is, and which step is next. Nothing of this outlives the page.

const session = emptySession();

function emptySession() {
  return {
    port: null, box: null, firmware: "", board: "", status: new Map(), settings: new Map(), isLocked: false,
    request: null, isCertificateStale: false, certificate: null, secret: null, policy: null,
    isVersionAccepted: false, isInWorkshop: false, isTested: false, failedTests: [], isLockAsked: false, told: new Map(),
  };
}

// Another box may be at the cable: what belongs to the one before is forgotten.
function forgetBox() {
  const { port, box } = session;
  Object.assign(session, emptySession(), { port, box });
  fields.forEach((field) => {
    field.isTouched = false;
    field.input.value = field.name === "person" ? field.value : "";
    field.tell(null);
  });
  document.querySelectorAll(".drop").forEach(emptyDrop);
  document.querySelectorAll("input[type=checkbox]").forEach((check) => {
    check.checked = false;
  });
  ["networks", "roots", "tests", "talk", "policy-text"].forEach((id) => el(id).replaceChildren());
  show(el("policy-text"), false);
}

// How the box is, in its own words.
async function look() {
  session.status = valuesOf(await session.box.tell("status"));
  session.isLocked = session.status.get("lock") === "locked";
  session.settings = session.isLocked ? new Map() : valuesOf(await session.box.tell("show"));
  if (has("node")) {
    session.told = session.settings;
  }

  drawFacts();
}

async function lookAndGo() {
  await look();
  goOn();
}

function valueOf(name) {
  const value = session.settings.get(name) ?? "";
  return ["", "(missing)", "(not set)"].includes(value) ? "" : value;
}

function has(...names) {
  return names.every((name) => valueOf(name) !== "");
}

function isStaged() {
  return (valueOf("staged changes") || "none") !== "none";
}

function isOnTrial() {
  return (session.status.get("set") ?? "").includes("on trial");
}

function isProven() {
  return (session.status.get("set") ?? "").endsWith(", proven");
}

function isStepDone(id) {
  if (session.isLocked && session.isLockAsked) {
    return true;
  }

  switch (id) {
    case "connect":
      return session.box !== null && session.status.size > 0;
    case "who":
      return has("tenant", "node", "site", "latitude", "longitude", "height");
    case "network":
      return has("wifi-name");
    case "broker":
      return has("broker-host", "ca-crt");
    case "policy":
      return has("policy");
    case "certificate":
      return has("box-key", "box-crt") && !session.isCertificateStale;
    case "secret":
      return has("unlock-secret");
    case "commit":
      return session.settings.size > 0 && !isStaged() && (session.status.get("set") ?? "none") !== "none";
    case "test":
      return isProven() && session.isTested;
    default:
      return session.isLocked;
  }
}

// Steps before the first that is not done, and that one.
function isStepOpen(id) {
  if (session.isLocked || session.box === null || id === "done") {
    return false;
  }

  const at = steps.findIndex((step) => step.id === id);
  return steps.slice(0, at).every((step) => isStepDone(step.id)) && id !== "connect";
}

function goOn() {
  if (session.isLocked) {
    goTo(session.isLockAsked ? "done" : "connect");
    return;
  }

  goTo(steps.find((step) => !isStepDone(step.id)).id);
}

function drawFacts() {
  el("fact-board").textContent = session.board;
  el("fact-firmware").textContent = session.firmware;
  el("fact-node").textContent = valueOf("node") || session.told.get("node") || (session.isLocked ? "not told while locked" : "none yet");
  el("fact-set").textContent = session.isLocked ? "locked" : isStaged() ? "not yet in effect" : isProven() ? "proven" : isOnTrial() ? "on trial" : session.status.get("set") ?? "";
  show(el("facts"), session.box !== null);
  document.body.classList.toggle("is-connected", session.box !== null);
}

// Sends those of some settings that differ from what the box has. An empty value takes a setting out.
async function tellSettings(names) {
  const changed = names.filter((name) => fields.get(name).value !== valueOf(name));
  for (let i = 0; i < changed.length; i++) {
    const name = changed[i];
    tellProgress(`Telling the box: ${name}`, i, changed.length);
    await tellSetting(name, fields.get(name).value);
  }
}

async function tellSetting(name, value) {
  try {
    await session.box.tell(value === "" ? `set ${name}` : `set ${name} ${value}`);
  } catch (fault) {
    if (fault instanceof Refused) {
      fields.get(name)?.tell(fault.message);
    }

    throw fault;
  }
}
