"use strict";

// The lock, and the summary: to print, or as a line of the workshop's ledger.

onEnter.lock = () => {
  const isSaved = session.secret?.isChecked === true;
  show(el("lock-secret"), isSaved);
  el("lock-secret").textContent = `Its unlock secret is saved: ${secretFileName()}`;
  show(el("lock-check"), !isSaved);
  show(el("another-secret"), !isSaved);
  el("have-name").textContent = secretFileName();
};

el("lock").addEventListener("click", () => work("Locking the box …", async () => {
  if (!session.secret?.isChecked && !el("have-secret").checked) {
    throw new Problem("Tick the line above the button, or make another secret. Nobody could open the box again without it.");
  }

  session.isLockAsked = true;
  await session.box.restart("lock");
  await lookAndGo();
}));

el("another-secret").addEventListener("click", () => isWorking || goTo("secret"));

function ledgerRow() {
  return {
    node: session.told.get("node") ?? "",
    site: session.told.get("site") ?? "",
    board: session.board,
    firmware: session.firmware,
    serial: session.certificate?.serial ?? "",
    fingerprint: session.told.get("certificate") ?? "",
    time: session.doneAt,
    who: el("field-person").value.trim(),
    state: session.isInWorkshop ? "prepared" : "locked",
  };
}

onEnter.done = () => {
  session.doneAt = new Date().toISOString().replace(/\.[0-9]+Z$/, "Z");
  drawSummary();
};

function drawSummary() {
  const row = ledgerRow();
  el("title-done").textContent = session.isInWorkshop ? "Ready for its place" : "Done. The box is locked.";
  el("done-lead").textContent = session.isInWorkshop
    ? "The box knows all that it needs, and is on trial. Where it will hang, connect it again: test and lock are what is left. Open, it counts and measures nothing: never leave it so."
    : "It counts and measures from now on. Unplug the cable, close the box, and glue the label.";
  drawList(el("summary"), [
    ["Node", row.node], ["Site", row.site], ["Board", row.board], ["Firmware", row.firmware], ["Certificate, serial", row.serial],
    ["Certificate, SHA-256", row.fingerprint], ["State", row.state],
    ["Not working in the test", session.failedTests.join(", ")], ["Time (UTC)", row.time], ["Who", row.who],
  ]);
}

// RFC 4180. A value that a spreadsheet would take for a formula gets an apostrophe.
function csvOf(value) {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

el("field-person").addEventListener("input", drawSummary);

el("form-done").addEventListener("submit", (event) => {
  event.preventDefault();
  const row = ledgerRow();
  if (row.who === "") {
    fields.get("person").tell("This is missing.");
    el("field-person").focus();
    return;
  }

  fields.get("person").tell(null);
  saveFile(`${row.node}.ledger.csv`, `${Object.keys(row).join(",")}\r\n${Object.values(row).map(csvOf).join(",")}\r\n`);
  tellNews(`${row.node}.ledger.csv is saved. Add its line to the workshop’s ledger.`);
});

el("print").addEventListener("click", () => window.print());

el("next-box").addEventListener("click", () => work("Closing the port …", async () => {
  await session.box?.cable.close();
  session.box = null;
  forgetBox();
  drawFacts();
  goTo("connect");
}));

matchMedia("(min-width: 52rem)").addEventListener("change", fitSteps);
fitSteps();
goTo("connect");
