"use strict";

// The service cable over Web Serial: lines in, lines out, and what goes wrong between.

const lineSpeed = { baudRate: 115200, dataBits: 8, parity: "none", stopBits: 1, flowControl: "none", bufferSize: 4096 };

class CableLost extends Error {}
class NoAnswer extends Error {}

class Cable {
  #port;
  #reader = null;
  #pending = [];
  #lines = [];
  #waiter = null;
  #reading = null;
  #isOpen = false;
  #onLost;

  // onLost is called once, when the cable goes while it is in use.
  constructor(port, onLost) {
    this.#port = port;
    this.#onLost = onLost;
  }

  get port() {
    return this.#port;
  }

  // How many bytes came that belong to no whole line yet; an error on the line counts as one.
  get rest() {
    return this.#pending.length;
  }

  async open() {
    try {
      await this.#port.open(lineSpeed);
    } catch (fault) {
      throw new Problem(whyNotOpened(fault));
    }

    this.#isOpen = true;
    this.#reading = this.#read();
  }

  async write(bytes) {
    if (!this.#isOpen) {
      throw new CableLost();
    }

    const writer = this.#port.writable?.getWriter();
    if (!writer) {
      throw new CableLost();
    }

    try {
      await writer.write(bytes);
    } catch {
      throw new CableLost();
    } finally {
      writer.releaseLock();
    }
  }

  // The next line, without its end.
  async line(limitMs) {
    if (this.#lines.length > 0) {
      return this.#lines.shift();
    }

    if (!this.#isOpen) {
      throw new CableLost();
    }

    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(reject, new NoAnswer()), limitMs);
      this.#waiter = { resolve, reject, timer };
    });
  }

  async close() {
    if (!this.#isOpen) {
      return;
    }

    this.#isOpen = false;
    this.#settle(this.#waiter?.reject, new CableLost());
    await this.#reader?.cancel().catch(() => {});
    await this.#reading;
    await this.#port.close().catch(() => {});
  }

  #settle(how, what) {
    const waiter = this.#waiter;
    this.#waiter = null;
    if (waiter) {
      clearTimeout(waiter.timer);
      how(what);
    }
  }

  // A framing error or a full buffer ends one stream, and the port gives another; without a cable it gives none.
  async #read() {
    while (this.#isOpen && this.#port.readable) {
      this.#reader = this.#port.readable.getReader();
      try {
        for (let piece = await this.#reader.read(); !piece.done; piece = await this.#reader.read()) {
          this.#take(piece.value);
        }
      } catch {
        this.#pending.push(0xff);
      } finally {
        this.#reader.releaseLock();
      }
    }

    if (this.#isOpen) {
      this.#isOpen = false;
      await this.#port.close().catch(() => {});
      this.#settle(this.#waiter?.reject, new CableLost());
      this.#onLost();
    }
  }

  #take(bytes) {
    const lineFeed = 10;
    for (const value of bytes) {
      if (value !== lineFeed) {
        this.#pending.push(value);
        continue;
      }

      const line = new TextDecoder().decode(Uint8Array.from(this.#pending)).replace(/\r$/, "");
      this.#pending = [];
      this.#lines.push(line);
      tellTalk(line);
      if (this.#waiter) {
        this.#settle(this.#waiter.resolve, this.#lines.shift());
      }
    }
  }
}

function whyNotOpened(fault) {
  switch (fault.name) {
    case "InvalidStateError":
      return "This page, or another tab with it, has this port open already. Close the other tab, then connect again.";
    case "NetworkError":
      return "The port cannot be opened: another program holds it, or the cable is gone. Close terminal programs such as picocom, PuTTY or the Arduino monitor, then connect again. On Linux your user must be in the group dialout.";
    default:
      return `The browser does not open the port: ${fault.message}`;
  }
}
