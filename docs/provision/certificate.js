"use strict";

// The box's key: a request goes out as a file, and the certificate comes in as one.

onEnter.certificate = () => {
  drawRequest();
  const there = el("certificate-there");
  const isThere = has("box-crt") && !session.isCertificateStale;
  show(there, isThere);
  ["make-request", "save-request"].forEach((id) => el(id).classList.toggle("main", !isThere));
  el("certificate-on").classList.toggle("main", isThere);
  there.textContent = session.certificate
    ? `The box took it: ${session.certificate.ends}, SHA-256 ${session.certificate.fingerprint}`
    : `The box has its certificate: SHA-256 ${valueOf("certificate")}`;
};

function drawRequest() {
  const isThere = session.request !== null;
  show(el("request"), isThere);
  show(el("save-request"), isThere);
  show(el("new-key"), isThere || has("box-key"));
  show(el("make-request"), !isThere);
  el("make-request").textContent = has("box-key") ? "Show the request" : "Have the key made";
  el("request-print").textContent = isThere ? inGroups(session.request.fingerprint) : "";
}

// A box that was just switched on tests its source of random bytes before it makes a key.
async function makeRequest(line) {
  const patienceMs = 120000;
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      const pem = await session.box.tell(line, { limitMs: limits.longMs });
      const [{ der }] = pemBlocks("The request", pem.join("\n"));
      session.request = { text: `${pem.join("\n")}\n`, fingerprint: await sha256Of(publicKeyOfRequest(der)) };
      return;
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.code !== "random" || Date.now() > end) {
        throw fault;
      }

      tellProgress("The box gathers random bytes for its key. This takes up to a minute …");
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

el("make-request").addEventListener("click", () => work("The box makes its key …", async () => {
  await makeRequest("csr");
  await look();
  drawRequest();
  el("save-request").focus();
  return "The request is ready.";
}));

el("new-key").addEventListener("click", () => work("The box makes another key …", async () => {
  session.request = null;
  await makeRequest("csr new");
  session.isCertificateStale = true;
  session.certificate = null;
  await look();
  onEnter.certificate();
  return "The request is for the new key. Take it to the CA.";
}));

el("save-request").addEventListener("click", () => {
  saveFile(`${valueOf("node")}.csr`, session.request.text);
  tellNews(`${valueOf("node")}.csr is saved where your browser keeps downloads.`);
});

takeFiles("certificate", ([file], taken) => work(`Reading ${file.name} …`, async () => {
  const chain = await certificatesIn(file);
  const lines = chain.flatMap((der) => toPemLines(certificateLabel, der));
  const answer = await tellCertificate(file.name, lines);
  const [, ends, fingerprint] = /^(ends [^,]*), SHA-256 ([0-9a-f]{64})$/.exec(answer[0]);
  session.certificate = { serial: serialOf(chain[0]), ends, fingerprint };
  session.isCertificateStale = false;
  taken(file.name);
  await look();
  onEnter.certificate();
  drawSteps();
  el("certificate-on").focus();
  return "The box took the certificate.";
}));

async function tellCertificate(name, lines) {
  try {
    return await session.box.tellDocument("cert", lines, (done, total) => tellProgress(`Telling the box its certificate: line ${done} of ${total}`, done, total));
  } catch (fault) {
    if (!(fault instanceof Refused)) {
      throw fault;
    }

    const advice = {
      "other-key": " The CA must sign the request of this box: save it here, and compare the fingerprint on both screens.",
      "other-node": " Look at the node id in step 2, or ask the CA for a certificate for it.",
      expired: " Ask the CA for a new one.",
      "not-yet-valid": " Look at the clock of the CA.",
      missing: " Have the key made first.",
    }[fault.code] ?? "";
    throw new Problem(`The box refuses ${name}: ${fault.message}.${advice}`);
  }
}

el("certificate-on").addEventListener("click", () => work("Looking at the box …", async () => {
  await look();
  if (!isStepDone("certificate")) {
    throw new Problem(has("box-key") ? "Choose the certificate that the CA made of this box’s request." : "Have the key made first, and take the request to the CA.");
  }

  await lookAndGoAfter("certificate");
}));
