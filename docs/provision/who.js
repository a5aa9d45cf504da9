"use strict";

// Who the box is: typed, or from a site file, which fills the fields of the later steps too.

const identitySettings = ["tenant", "node", "site", "latitude", "longitude", "height", "altitude", "time-servers", "image"];

onEnter.who = () => identitySettings.forEach((name) => fields.get(name).offer(valueOf(name)));

takeFiles("site", ([file], taken) => work(`Reading ${file.name} …`, async () => {
  const values = parseSite(file.name, await readText(file));
  values.forEach((value, name) => fields.get(name).put(value));
  taken(file.name);
  return `${values.size} settings taken from ${file.name}.`;
}));

el("form-who").addEventListener("submit", (event) => {
  event.preventDefault();
  if (areRight(identitySettings)) {
    work("Telling the box who it is …", async () => {
      session.isCertificateStale ||= has("box-crt") && fields.get("node").value !== valueOf("node");
      await tellSettings(identitySettings);
      await lookAndGoAfter("who");
    });
  }
});

// After a change, the step behind it; what is done already is passed over.
async function lookAndGoAfter(id) {
  await look();
  const at = steps.findIndex((step) => step.id === id);
  goTo(steps.slice(at).find((step) => !isStepDone(step.id)).id);
}
