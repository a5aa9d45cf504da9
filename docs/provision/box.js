"use strict";

// The console of a box (docs/console.md), one line after the other.

class Refused extends Error {
  constructor(code, text) {
    super(text);
    this.code = code;
  }
}

class Restarted extends Error {}

const limits = { answerMs: 20000, longMs: 150000, restartMs: 90000, quietMs: 2500, meetMs: 120000 };

const greeting = /^EdgeNode ([0-9.]+) on ([a-z0-9-]+)$/;

// Ctrl-U, and a line that is no text: whatever the box was in the middle of, a line, a document or nothing, it answers this one refusal.
const interruption = Uint8Array.of(0x15, 0x02, 0x0a);
const interrupted = /^error not-text /;

const secretSettings = ["wifi-password", "unlock-secret"];

class Box {
  #cable;
  #last = Promise.resolve();

  constructor(cable) {
    this.#cable = cable;
  }

  get cable() {
    return this.#cable;
  }

  // Finds the box at the other end; tells it from silence, from noise and from other devices.
  async meet(onSilence) {
    const heard = [];
    const end = Date.now() + limits.meetMs;
    for (let turn = 0; Date.now() < end; turn++) {
      await this.#cable.write(interruption);
      if (await this.#isInterrupted(heard)) {
        return this.#version();
      }

      const text = heard.join("");
      if (!isConsole(heard) && (text !== "" || this.#cable.rest > 0)) {
        throw new Problem("What answers here does not repeat what is sent to it. This is another device, or one that runs at another speed: a box has 115200 baud, 8N1. Choose another port, or look at the wires: TX and RX may be swapped, or GND is missing.");
      }

      onSilence(turn);
    }

    throw new Problem("Nothing answers. Is the box switched on? Is the cable in the service header, TX to RX and RX to TX, with GND? Is this the right port?");
  }

  // Tells a line; gives the lines of the answer. Refused when the box says error.
  tell(line, options = {}) {
    const told = this.#last.then(() => this.#tell(line, options));
    this.#last = told.catch(() => {});
    return told;
  }

  // Tells a document line by line.
  async tellDocument(line, lines, onProgress = () => {}) {
    await this.tell(line);
    for (let i = 0; i < lines.length; i++) {
      await this.tell(lines[i]);
      onProgress(i + 1, lines.length);
    }

    return this.tell(".", { limitMs: limits.longMs });
  }

  // Tells a line that restarts the box, and waits until it is back: what is sent between the two may be lost.
  restart(line) {
    const told = this.#last.then(async () => {
      const answer = await this.#tell(line, {});
      const end = Date.now() + limits.restartMs;
      while (Date.now() < end) {
        if (greeting.test(await this.#cable.line(limits.restartMs))) {
          return answer;
        }
      }

      throw new NoAnswer();
    });
    this.#last = told.catch(() => {});
    return told;
  }

  async #isInterrupted(heard) {
    try {
      for (let line = await this.#cable.line(limits.quietMs); ; line = await this.#cable.line(limits.quietMs)) {
        if (interrupted.test(line)) {
          return true;
        }

        heard.push(line);
      }
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) {
        throw fault;
      }

      return false;
    }
  }

  async #version() {
    const answer = valuesOf(await this.tell("version"));
    return { firmware: answer.get("firmware") ?? "", board: answer.get("board") ?? "" };
  }

  async #tell(line, { limitMs = limits.answerMs, onLine = () => {} }) {
    const secret = secretSettings.map((name) => `set ${name} `).find((start) => line.startsWith(start));
    await this.#cable.write(bytesOf(`${line}\n`));
    await this.#skipTo(secret ?? line, limitMs);
    const lines = [];
    for (;;) {
      const answer = await this.#cable.line(limitMs);
      if (greeting.test(answer)) {
        throw new Restarted();
      }

      if (answer === "ok" || answer.startsWith("ok ")) {
        return lines;
      }

      if (answer.startsWith("error ")) {
        const [, code, text] = /^error ([^ ]*) ?(.*)$/.exec(answer);
        throw new Refused(code, text);
      }

      lines.push(answer);
      onLine(answer);
    }
  }

  // Answers that are still under way, to interruptions that were sent more than once, end before the line is repeated.
  async #skipTo(line, limitMs) {
    const most = 40;
    for (let i = 0; i < most; i++) {
      const heard = await this.#cable.line(limitMs);
      if (heard === line) {
        return;
      }

      if (greeting.test(heard)) {
        throw new Restarted();
      }
    }

    throw new Problem("The box does not repeat what is sent to it. The cable has noise, or another program is on this port too. Close it, then connect again.");
  }
}

// Lines of a box that was busy with something when the cable came.
function isConsole(lines) {
  return lines.length > 0 && lines.every((line) => line === "" || /^(ok|error |EdgeNode |[a-z0-9-]+( \([a-z0-9-]+\))?: |-?[0-9]+ dBm |-----|[A-Za-z0-9+/=]{4,64}$)/.test(line));
}

// The lines `name: value` of an answer.
function valuesOf(lines) {
  return new Map(lines.filter((line) => line.includes(": ")).map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]));
}

// A line of scan: strength, and a name between quotes whose escapes are undone.
function networkOf(line) {
  const found = /^(-?[0-9]+) dBm "(.*)"$/.exec(line);
  return found && {
    dbm: Number(found[1]),
    shown: found[2],
    name: found[2].replace(/\\u\{([0-9a-f]+)\}|\\(.)/g, (all, code, character) => character ?? String.fromCodePoint(parseInt(code, 16))),
  };
}
