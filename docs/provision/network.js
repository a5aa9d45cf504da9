"use strict";

// The network: one that the box sees, or one that is typed; what the platform cannot join is said, not tried.

const networkSettings = ["wifi-name", "wifi-password"];

onEnter.network = () => {
  fields.get("wifi-name").offer(valueOf("wifi-name"));
  el("open-network").checked ||= has("wifi-name") && !has("wifi-password") && fields.get("wifi-password").value === "";
  drawPassword();
  if (el("networks").childElementCount === 0) {
    workNext("The box looks for networks …", scan);
  }
};

async function scan() {
  const tries = 4;
  for (let i = 1; ; i++) {
    try {
      drawNetworks((await session.box.tell("scan")).map(networkOf).filter(Boolean));
      return `${el("networks").childElementCount} networks found.`;
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.code !== "radio") {
        throw fault;
      }

      if (i === tries) {
        drawNetworks([]);
        return "The radio is busy. Type the name, or look again in half a minute.";
      }

      tellProgress("The radio is busy. Looking again …");
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  }
}

function drawNetworks(networks) {
  el("networks").replaceChildren(...networks.map((network, index) => {
    const row = make("div", "", "choice");
    const radio = document.createElement("input");
    radio.type = "radio";
    radio.name = "network";
    radio.id = `network-${index}`;
    radio.checked = network.name === fields.get("wifi-name").value;
    radio.addEventListener("change", () => chooseNetwork(network.name));
    const label = make("label", network.name);
    label.htmlFor = radio.id;
    const problem = problemOf("wifi-name", network.name);
    if (problem) {
      radio.disabled = true;
      label.textContent = network.shown;
      label.append(make("small", hidden.test(network.name) ? "Its name has characters that nobody sees. A box takes none of them." : problem));
    }

    row.append(radio, label, make("span", `${network.dbm} dBm`, "dbm"));
    return row;
  }));
}

function chooseNetwork(name) {
  fields.get("wifi-name").put(name);
  drawPassword();
}

function keepsPassword() {
  return has("wifi-password") && fields.get("wifi-name").value === valueOf("wifi-name");
}

function drawPassword() {
  const isOpen = el("open-network").checked;
  show(fields.get("wifi-password").holder, !isOpen);
  show(el("password-kept"), keepsPassword());
  document.querySelectorAll("#networks input").forEach((radio) => {
    radio.checked = radio.nextSibling.firstChild.textContent === fields.get("wifi-name").value;
  });
}

el("scan").addEventListener("click", () => work("The box looks for networks …", scan));
el("open-network").addEventListener("change", drawPassword);
fields.get("wifi-name").input.addEventListener("input", drawPassword);

el("form-network").addEventListener("submit", (event) => {
  event.preventDefault();
  const password = fields.get("wifi-password");
  const isOpen = el("open-network").checked;
  if (!areRight(isOpen ? ["wifi-name"] : networkSettings)) {
    return;
  }

  if (!isOpen && password.value === "" && !keepsPassword()) {
    password.tell("This is missing. For a network without one, tick the line above.");
    password.input.focus();
    return;
  }

  work("Telling the box its network …", async () => {
    await tellSettings(["wifi-name"]);
    if (isOpen ? has("wifi-password") : password.value !== "") {
      await tellSetting("wifi-password", isOpen ? "" : password.value);
    }

    await lookAndGoAfter("network");
    password.put("");
  });
});
