"use strict";

// Files that people choose: read whole, with a limit, as the systems of this world write them.

const greatestFileBytes = 65536;

// Something that people can mend, in words for them.
class Problem extends Error {}

async function readBytes(file) {
  if (file.size === 0) {
    throw new Problem(`${file.name} is empty.`);
  }

  if (file.size > greatestFileBytes) {
    throw new Problem(`${file.name} has ${file.size.toLocaleString("en")} bytes. Files for a box have at most ${greatestFileBytes.toLocaleString("en")}.`);
  }

  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Problem(`${file.name} cannot be read. Choose it again.`);
  }
}

// Text in UTF-8, or in UTF-16 with a byte order mark, as PowerShell redirects it. Line ends become LF, and the mark is left out.
async function readText(file) {
  const bytes = await readBytes(file);
  const mark = (bytes[0] << 8) | bytes[1];
  const encoding = mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  } catch {
    throw new Problem(`${file.name} is no text.`);
  }
}

// The lines of a text; the last line needs no end.
function linesOf(text) {
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}

function saveFile(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// The `name value` lines of a site. Secrets that the page makes, and what the box itself sets, have no place there.
function parseSite(name, text) {
  const values = new Map();
  linesOf(text).forEach((line, index) => {
    const at = `${name}, line ${index + 1}: `;
    if (line.trim() === "" || line.startsWith("#")) {
      return;
    }

    const space = line.indexOf(" ");
    const key = space < 0 ? line : line.slice(0, space);
    const value = space < 0 ? "" : line.slice(space + 1);
    const names = settingTable.map((setting) => setting.name).filter((known) => known !== "unlock-secret");
    if (!names.includes(key)) {
      throw new Problem(`${at}found ${quoted(key)}. Allowed: ${names.join(", ")}.`);
    }

    if (values.has(key)) {
      throw new Problem(`${at}${key} is there twice. Allowed: once.`);
    }

    const problem = problemOf(key, value);
    if (problem) {
      throw new Problem(`${at}${key}: found ${key === "wifi-password" ? `${value.length} characters` : quoted(value)}. ${problem}`);
    }

    values.set(key, value);
  });
  if (values.size === 0) {
    throw new Problem(`${name} has no line such as: node kx7q22`);
  }

  return values;
}

// A stranger's text, short, such that nothing in it is unseen.
function quoted(text) {
  const most = 40;
  const seen = Array.from(text.slice(0, most), (character) => (hidden.test(character) ? "\ufffd" : character)).join("");
  return `"${seen}${text.length > most ? "…" : ""}"`;
}

// The lines of a policy as a box takes them, one by one.
function policyLines(name, text) {
  const greatestLine = 256;
  const lines = linesOf(text);
  lines.forEach((line, index) => {
    const at = `${name}, line ${index + 1}: `;
    if (/[\u0000-\u001f\u007f]/.test(line)) {
      throw new Problem(`${at}found a tab or another control character. Allowed: text and spaces.`);
    }

    if (line === ".") {
      throw new Problem(`${at}found a full stop alone. Allowed: a statement, or a comment.`);
    }

    if (bytesOf(line).length > greatestLine) {
      throw new Problem(`${at}found ${bytesOf(line).length} bytes. Allowed: at most ${greatestLine}.`);
    }
  });
  if (!lines.some((line) => line.startsWith("policy "))) {
    throw new Problem(`${name} is no policy: no line of it begins with the word policy.`);
  }

  return lines;
}
