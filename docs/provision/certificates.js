"use strict";

// PEM and the little of DER that the page must read: which key a request has, and which number a certificate.

const certificateLabel = "CERTIFICATE";

function pemBlocks(name, text) {
  const blocks = [];
  const block = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;
  for (const [, label, body] of text.matchAll(block)) {
    blocks.push({ label, der: derOf(name, body) });
  }

  if (blocks.length < (text.match(/-----BEGIN /g) ?? []).length) {
    throw new Problem(`${name} is cut off: a line BEGIN has no line END.`);
  }

  return blocks;
}

function derOf(name, body) {
  try {
    return Uint8Array.from(atob(body.replace(/\s/g, "")), (character) => character.charCodeAt(0));
  } catch {
    throw new Problem(`${name} is damaged: what stands between BEGIN and END is no Base64.`);
  }
}

function toPemLines(label, der) {
  const base64 = btoa(String.fromCharCode(...der));
  return [`-----BEGIN ${label}-----`, ...base64.match(/.{1,64}/g), `-----END ${label}-----`];
}

// The certificates of a file, as openssl, step-ca or a browser save them: PEM with whatever stands around it, or one in DER.
async function certificatesIn(file) {
  const bytes = await readBytes(file);
  if (bytes[0] === sequenceTag) {
    return [checkedCertificate(file.name, bytes)];
  }

  const blocks = pemBlocks(file.name, await readText(file));
  if (blocks.some((block) => block.label.endsWith("PRIVATE KEY"))) {
    throw new Problem(`${file.name} has a private key. Nobody here needs it: the box makes its own, and a city's key stays with the city. Choose the certificate.`);
  }

  const certificates = blocks.filter((block) => block.label === certificateLabel);
  if (certificates.length === 0) {
    throw new Problem(blocks.some((block) => block.label.endsWith("CERTIFICATE REQUEST"))
      ? `${file.name} is a request. Choose the certificate that the city's CA made of it.`
      : `${file.name} has no certificate. Allowed: PEM, with a line -----BEGIN CERTIFICATE-----, or DER.`);
  }

  return certificates.map((block) => checkedCertificate(file.name, block.der));
}

function checkedCertificate(name, der) {
  try {
    serialOf(der);
    return der;
  } catch {
    throw new Problem(`${name} is no certificate, or is cut off. Choose the certificate that the CA made.`);
  }
}

const sequenceTag = 0x30;
const integerTag = 0x02;
const objectIdTag = 0x06;
const versionTag = 0xa0;

// The element of DER at an offset: its tag, and where its content begins and ends.
function elementAt(der, at) {
  let length = der[at + 1];
  let start = at + 2;
  if (length >= 0x80) {
    const digits = length & 0x7f;
    length = 0;
    for (let i = 0; i < digits; i++) {
      length = length * 256 + der[start++];
    }
  }

  const end = start + length;
  if (!(end <= der.length)) {
    throw new RangeError("cut off");
  }

  return { tag: der[at], at, start, end };
}

function requireTag(element, tag) {
  if (element.tag !== tag) {
    throw new RangeError(`tag ${element.tag} in place of ${tag}`);
  }

  return element;
}

// PKCS#10 (RFC 2986, section 4): version, subject, and then the key with its kind, which are returned.
function publicKeyOfRequest(der) {
  const request = requireTag(elementAt(der, 0), sequenceTag);
  const info = requireTag(elementAt(der, request.start), sequenceTag);
  const version = requireTag(elementAt(der, info.start), integerTag);
  const subject = requireTag(elementAt(der, version.end), sequenceTag);
  const key = requireTag(elementAt(der, subject.end), sequenceTag);
  return der.slice(key.at, key.end);
}

// X.509 (RFC 5280, section 4.1): the serial number in hexadecimal digits.
function serialOf(der) {
  const certificate = requireTag(elementAt(der, 0), sequenceTag);
  const content = requireTag(elementAt(der, certificate.start), sequenceTag);
  const first = elementAt(der, content.start);
  const serial = requireTag(first.tag === versionTag ? elementAt(der, first.end) : first, integerTag);

  // A request has a number there too, its version, but no algorithm behind it.
  const algorithm = requireTag(elementAt(der, serial.end), sequenceTag);
  requireTag(elementAt(der, algorithm.start), objectIdTag);
  return hexOf(der.slice(serial.start, serial.end)).replace(/^(00)+(?=.)/, "");
}

function hexOf(bytes) {
  return Array.from(bytes, (value) => value.toString(16).padStart(2, "0")).join("");
}

async function sha256Of(bytes) {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

// In groups, so that two people can compare it between two screens.
function inGroups(hex) {
  return hex.match(/.{1,4}/g).join(" ");
}

// The answer to the challenge of a locked box (docs/console.md, "Lock and unlock").
async function unlockResponse(secret, node, challenge) {
  const raw = Uint8Array.from(secret.match(/../g), (digits) => parseInt(digits, 16));
  const key = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return hexOf(new Uint8Array(await crypto.subtle.sign("HMAC", key, bytesOf(`edgenode unlock${node}${challenge}`))));
}
