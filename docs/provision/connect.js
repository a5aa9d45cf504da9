"use strict";

// Finding the box, again where the cable was pulled, and what a locked box or another firmware means.

const madeFor = "0.1.0";

onEnter.connect = () => {
  const isLocked = session.box !== null && session.isLocked;
  show(el("supported"), "serial" in navigator && !isLocked);
  show(el("unsupported"), !("serial" in navigator));
  show(el("locked"), isLocked);
  show(el("other-version"), false);
};

async function connect(port) {
  await session.box?.cable.close();
  session.port = port;
  const cable = new Cable(port, () => tellCableLost());
  await cable.open();
  const box = new Box(cable);
  try {
    const { firmware, board } = await box.meet((turn) => tellProgress(turn === 0
      ? "The box does not answer yet …"
      : "The box does not answer yet. Is it switched on? One that tests its sensors answers after a minute or two …"));
    session.box = box;
    session.firmware = firmware;
    session.board = board;
  } catch (fault) {
    await cable.close();
    throw fault;
  }

  if (session.firmware !== madeFor && !session.isVersionAccepted) {
    el("found-version").textContent = session.firmware || "no version";
    el("made-for").textContent = madeFor;
    show(el("other-version"), true);
    show(el("supported"), false);
    return;
  }

  await meetBox();
}

// The same box as before, after a pulled cable, keeps what was typed for it.
async function meetBox() {
  const before = session.told.get("node") ?? "";
  await look();
  const now = valueOf("node");
  if (!session.isLocked && before !== "" && now !== "" && before !== now) {
    const { firmware, board } = session;
    forgetBox();
    Object.assign(session, { firmware, board });
    await look();
  }

  goOn();
}

function tellCableLost() {
  session.box = null;
  tellProblem("The cable was pulled, or the port is gone. What you typed is still here. Plug it in again, then connect.", "Connect again", connectAgain);
  drawSteps();
}

function connectAgain() {
  return work("Looking for the box …", () => connect(session.port));
}

async function choosePort() {
  try {
    return await navigator.serial.requestPort();
  } catch (fault) {
    if (fault.name === "NotFoundError") {
      throw new Problem("No port was chosen. Where the list is empty, the computer does not see the cable: try another USB socket, or install the adapter’s driver.");
    }

    throw new Problem(`The browser gives no port: ${fault.message}`);
  }
}

el("connect").addEventListener("click", () => work("Looking for the box …", async () => connect(await choosePort())));

el("go-on-anyway").addEventListener("click", () => work("Looking at the box …", () => {
  session.isVersionAccepted = true;
  return meetBox();
}));

// The port came back: no press of a button is needed.
navigator.serial?.addEventListener("connect", (event) => {
  if (session.box === null && event.target === session.port) {
    connectAgain();
  }
});

takeFiles("unlock", ([file], taken) => work(`Reading ${file.name} …`, async () => {
  session.secret = await readSecret(file);
  taken(file.name);
}));

async function readSecret(file) {
  const text = (await readText(file)).trimEnd();
  if (!settingOf("unlock-secret").allows(text)) {
    throw new Problem(`${file.name} is no unlock secret. Allowed: 64 digits of 0-9a-f.`);
  }

  return { hex: text, isChecked: false };
}

el("unlock").addEventListener("click", () => {
  const node = fields.get("locked-node");
  if (!node.judge()) {
    node.input.focus();
    return undefined;
  }

  return work("Opening the box …", async () => {
    if (!session.secret) {
      throw new Problem("Choose the file with the unlock secret.");
    }

    const [line] = await session.box.tell("unlock");
    const challenge = line.replace("challenge ", "");
    await session.box.restart(`unlock ${await unlockResponse(session.secret.hex, node.value, challenge)}`);
    session.secret = null;
    session.isLockAsked = false;
    await lookAndGo();
  });
});

el("wipe").addEventListener("click", () => work("Wiping the box …", async () => {
  if (!el("wipe-sure").checked) {
    throw new Problem("Tick the line above the button first: a wiped box cannot be brought back.");
  }

  await session.box.restart("factory-reset yes");
  el("wipe-sure").checked = false;
  forgetBox();
  const { firmware, board } = await session.box.meet(() => {});
  Object.assign(session, { firmware, board });
  await lookAndGo();
}));
