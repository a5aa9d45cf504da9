"use strict";

// What was staged takes effect; then the test, and the wait for the broker's acknowledgement.

const shownSettings = {
  tenant: "Tenant", node: "Node id", site: "Site", latitude: "Latitude", longitude: "Longitude", height: "Height", altitude: "Altitude", "time-servers": "Time servers",
  "wifi-name": "Network", "wifi-password": "Its password", "broker-host": "Broker", "broker-port": "Its port", "ca-crt": "Roots", policy: "Policy",
  certificate: "Certificate, SHA-256", "unlock-secret": "Unlock secret",
};

// Where what a commit misses is told.
const stepOfFault = { missing: null, "other-key": "certificate", "other-node": "certificate", expired: "certificate", "not-yet-valid": "certificate", fingerprint: "certificate", damaged: "certificate" };

function drawList(list, rows) {
  list.replaceChildren(...rows.filter(([, value]) => value).map(([name, value]) => {
    const row = document.createElement("div");
    row.append(make("dt", name), make("dd", value));
    return row;
  }));
}

onEnter.commit = () => {
  drawList(el("staged"), Object.entries(shownSettings).map(([name, label]) => [label, valueOf(name)]));
  el("commit").textContent = isStaged() ? "Put into effect" : "Continue";
};

el("commit").addEventListener("click", () => work("The box checks all of it, and restarts …", async () => {
  await look();
  if (isStaged()) {
    await commit();
    session.isTested = false;
    session.failedTests = [];
    await look();
  }

  goOn();
}));

async function commit() {
  try {
    await session.box.restart("commit");
  } catch (fault) {
    const step = fault instanceof Refused ? stepOfFault[fault.code] : undefined;
    if (step) {
      session.isCertificateStale = true;
      goTo(step);
      throw new Problem(`The box refuses the set: ${fault.message}`);
    }

    throw fault;
  }
}

onEnter.test = () => {
  session.isInWorkshop = false;
  el("tests").replaceChildren();
  el("test").textContent = "Begin the test";
  drawStanding();
  watch();
};

let watched = 0;

// Looks at the box every two seconds, as long as this step is shown and nothing else is asked of the box.
async function watch() {
  const everyMs = 2000;
  const mine = ++watched;
  while (shownStep === "test" && watched === mine && session.box !== null && !isProven()) {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    if (shownStep === "test" && watched === mine && !isWorking && session.box !== null) {
      try {
        session.status = valuesOf(await session.box.tell("status"));
      } catch (fault) {
        tellFault(fault);
        return;
      }

      drawStanding();
    }
  }
}

function drawStanding() {
  const line = el("standing");
  const broker = session.status.get("broker") ?? "";
  const advice = broker.includes("; ") ? broker.slice(broker.indexOf("; ") + 2) : "";
  const text = isProven()
    ? "Proven: the broker has acknowledged the box."
    : session.status.get("set")?.includes("the one before")
      ? `The settings before these run again: ${session.status.get("set")}`
      : `On trial. Waiting for the broker’s acknowledgement${advice ? `. The last attempt: ${advice}` : " …"}`;
  if (line.textContent !== text) {
    line.textContent = text;
  }

  line.classList.toggle("is-good", isProven());
  show(el("test-on"), isProven());
  show(el("to-network"), !isProven());
  show(el("to-broker"), !isProven());
  show(el("workshop"), !isProven());
  el("test").classList.toggle("main", !isProven());
  drawFacts();
}

el("test").addEventListener("click", () => work("Testing. Walk by the box …", async () => {
  el("tests").replaceChildren();
  session.failedTests = [];
  try {
    await session.box.tell("test", { limitMs: limits.longMs, onLine: drawTest });
  } catch (fault) {
    if (!(fault instanceof Refused) || fault.code !== "failed") {
      throw fault;
    }
  }

  session.isTested = true;
  session.status = valuesOf(await session.box.tell("status"));
  drawStanding();
  drawSteps();
  el("test").textContent = "Test again";
  return session.failedTests.length === 0 ? "All that was tested works." : `${session.failedTests.length} do not work. See what to do beside each.`;
}));

function drawTest(line) {
  const at = line.indexOf(": ");
  const [name, result] = [line.slice(0, at), line.slice(at + 2)];
  const isGood = result === "ok";
  const isSkipped = result.startsWith("not-tried");
  const item = make("li", name, isGood ? "is-good" : isSkipped ? "is-skipped" : "is-bad");
  item.append(make("span", isGood ? "works" : result.slice(result.indexOf(": ") + 2)));
  el("tests").append(item);
  tellProgress(`Testing. ${name}: ${isGood ? "works" : isSkipped ? "not tried" : "does not work"}`);
  if (!isGood) {
    session.failedTests.push(name);
  }
}

el("test-on").addEventListener("click", () => {
  session.isTested = true;
  goTo("lock");
});
el("to-network").addEventListener("click", () => isWorking || goTo("network"));
el("to-broker").addEventListener("click", () => isWorking || goTo("broker"));
el("workshop").addEventListener("click", () => {
  if (!isWorking) {
    session.isInWorkshop = true;
    goTo("done");
  }
});
