"use strict";

// navigator.serial as Web Serial describes it (https://wicg.github.io/serial/), with one port whose other end is in the test.
(() => {
  class TestPort extends EventTarget {
    #open = 0;
    #readable = null;
    #writable = null;
    #asked = null;

    get connected() {
      return true;
    }

    // A stream that somebody has cancelled is replaced by another, as long as the port is open.
    get readable() {
      if (this.#open && !this.#readable) {
        this.#readable = this.#listen(this.#open);
      }

      return this.#readable;
    }

    get writable() {
      return this.#writable;
    }

    getInfo() {
      return { usbVendorId: 0x10c4, usbProductId: 0xea60 };
    }

    async open(options) {
      if (this.#open) {
        throw new DOMException("The port is already open.", "InvalidStateError");
      }

      const answer = await serialOpen(JSON.stringify(options));
      const id = Number(answer);
      if (!id) {
        throw new DOMException("Failed to open serial port.", answer);
      }

      this.#open = id;
      this.#writable = new WritableStream({
        write: async (bytes) => {
          if (!await serialWrite(btoa(String.fromCharCode(...bytes)))) {
            throw new DOMException("The device has been lost.", "NetworkError");
          }
        },
      });
    }

    // What a cancelled stream had asked for is for the next one.
    #listen(id) {
      let isCancelled = false;
      return new ReadableStream({
        pull: async (controller) => {
          this.#asked ??= serialRead(id);
          const piece = await this.#asked;
          if (isCancelled || this.#open !== id) {
            return;
          }

          this.#asked = null;
          if (piece === null) {
            this.#lose(controller);
          } else {
            controller.enqueue(Uint8Array.from(atob(piece), (character) => character.charCodeAt(0)));
          }
        },
        cancel: () => {
          isCancelled = true;
          this.#readable = null;
        },
      }, { highWaterMark: 0 });
    }

    async close() {
      if (!this.#open) {
        throw new DOMException("The port is already closed.", "InvalidStateError");
      }

      if (this.#readable?.locked || this.#writable?.locked) {
        throw new TypeError("Cannot close a port whose streams are locked.");
      }

      this.#forget();
      await serialClose();
    }

    #lose(controller) {
      this.#forget();
      controller.error(new DOMException("The device has been lost.", "NetworkError"));
      tell("disconnect", this);
    }

    #forget() {
      this.#open = 0;
      this.#asked = null;
      this.#readable = null;
      this.#writable = null;
    }
  }

  const serial = new EventTarget();
  const port = new TestPort();

  // Events of a port bubble to navigator.serial, with the port as their target.
  function tell(kind, target) {
    const event = new Event(kind);
    Object.defineProperty(event, "target", { value: target });
    serial.dispatchEvent(event);
  }

  serial.getPorts = async () => [port];
  serial.requestPort = async () => {
    if (await serialChoose()) {
      return port;
    }

    throw new DOMException("No port selected by the user.", "NotFoundError");
  };
  window.plugIn = () => tell("connect", port);
  Object.defineProperty(navigator, "serial", { value: serial, configurable: true });
})();
