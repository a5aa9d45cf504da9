"use strict";

// The unlock secret: made here, saved as a file, seen in that file, and only then told to the box.

function secretFileName() {
  return `${valueOf("node")}.unlock-secret`;
}

onEnter.secret = () => {
  const isThere = has("unlock-secret");
  show(el("secret-there"), isThere);
  el("secret-there").textContent = session.secret?.isChecked
    ? "The secret is saved, and the box has it."
    : "The box has one: (set). Go on if you have its file. Otherwise make another.";
  show(document.querySelector("[data-drop=secret]"), session.secret !== null && !session.secret.isChecked);
  el("secret-name").textContent = `${secretFileName()}, from your downloads, or drop it here`;
  el("save-secret").textContent = session.secret === null ? (isThere ? "Make another secret" : "Make and save the secret") : "Save it again";
  el("save-secret").classList.toggle("main", !isThere && session.secret === null);
  el("secret-on").classList.toggle("main", isThere);
};

el("save-secret").addEventListener("click", () => {
  const secretBytes = 32;
  session.secret ??= { hex: hexOf(crypto.getRandomValues(new Uint8Array(secretBytes))), isChecked: false };
  saveFile(secretFileName(), `${session.secret.hex}\n`);
  onEnter.secret();
  tellNews(`Saved as ${secretFileName()}. Choose that file now.`);
});

takeFiles("secret", ([file], taken) => work(`Reading ${file.name} …`, async () => {
  const saved = await readSecret(file);
  if (saved.hex !== session.secret.hex) {
    throw new Problem(`${file.name} has another secret than the one that was saved last. Choose the file that was just saved.`);
  }

  await session.box.tell(`set unlock-secret ${saved.hex}`);
  session.secret.isChecked = true;
  taken(file.name);
  await look();
  onEnter.secret();
  drawSteps();
  el("secret-on").focus();
  return "The secret is saved, and the box has it.";
}));

el("secret-on").addEventListener("click", () => work("Looking at the box …", async () => {
  await look();
  if (!has("unlock-secret")) {
    throw new Problem("Save the secret first, then choose the saved file.");
  }

  if (session.secret && !session.secret.isChecked) {
    throw new Problem("Choose the file of the secret that you saved last. The box does not have it yet.");
  }

  await lookAndGoAfter("secret");
}));
