"use strict";

// What a box may be told: names, rules and examples of docs/console.md, and what they allow. A test holds both to the firmware's own table.

const greatestWifiNameBytes = 31;

const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;

function bytesOf(text) {
  return new TextEncoder().encode(text);
}

function identifier(most) {
  return (value) => value.length <= most && /^[a-z0-9-]+$/.test(value);
}

function whole(least, greatest) {
  return (value) => /^(0|-?[1-9][0-9]{0,9})$/.test(value) && Number(value) >= least && Number(value) <= greatest;
}

function isHost(value, most) {
  return value.length <= most && value.split(".").every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
}

function isTimeServers(value) {
  const names = value.split(" ");
  return names.length >= 2 && names.length <= 3 && names.every((name) => isHost(name, 60)) && new Set(names).size === names.length;
}

function isDigest(value) {
  return /^[0-9a-f]{64}$/.test(value);
}

function isWifiName(value) {
  const length = bytesOf(value).length;
  return length >= 1 && length <= greatestWifiNameBytes && !hidden.test(value);
}

const settingTable = [
  { name: "tenant", isRequired: true, rule: "1 to 16 of a-z0-9-", example: "demo-city", allows: identifier(16) },
  { name: "node", isRequired: true, rule: "1 to 16 of a-z0-9-", example: "kx7q22", allows: identifier(16) },
  { name: "site", isRequired: true, rule: "1 to 24 of a-z0-9-", example: "market-square-3", allows: identifier(24) },
  { name: "latitude", isRequired: true, rule: "whole millionths of a degree, -90000000 to 90000000", example: "52520008", allows: whole(-90000000, 90000000) },
  { name: "longitude", isRequired: true, rule: "whole millionths of a degree, -180000000 to 180000000", example: "13404954", allows: whole(-180000000, 180000000) },
  { name: "height", isRequired: true, rule: "whole cm above ground, 0 to 10000", example: "350", allows: whole(0, 10000) },
  { name: "altitude", isRequired: false, rule: "whole m above the sea, 0 to 3000", example: "34", allows: whole(0, 3000) },
  { name: "image", isRequired: false, rule: "a SHA-256 in 64 digits of 0-9a-f", example: "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03", allows: isDigest },
  { name: "time-servers", isRequired: false, rule: "2 or 3 different host names or IPv4 addresses, each 1 to 60 of a-z0-9.-, one space between", example: "ntp.se time.cloudflare.com", allows: isTimeServers },
  { name: "wifi-name", isRequired: true, rule: "1 to 31 bytes of UTF-8, of characters that are seen", example: "City Sensors", allows: isWifiName },
  { name: "wifi-password", isRequired: false, rule: "8 to 63 characters of ASCII, or none for an open network", example: "correct horse battery", allows: (value) => /^[ -~]{8,63}$/.test(value) },
  { name: "broker-host", isRequired: true, rule: "a host name or IPv4 address of a-z0-9.-, as the broker's certificate has it", example: "mqtt.example.org", allows: (value) => isHost(value, 253) },
  { name: "broker-port", isRequired: false, rule: "a port, 1 to 65535; none for 8883", example: "8883", allows: whole(1, 65535) },
  { name: "unlock-secret", isRequired: false, rule: "64 random digits of 0-9a-f", example: "(run: openssl rand -hex 32)", allows: isDigest },
];

function settingOf(name) {
  return settingTable.find((setting) => setting.name === name);
}

// Why a value is refused, for people; null where it is allowed.
function problemOf(name, value) {
  const setting = settingOf(name);
  if (setting.allows(value)) {
    return null;
  }

  const degrees = /^-?[0-9]{1,3}[.,][0-9]{1,7}$/.test(value) ? Math.round(Number(value.replace(",", ".")) * 1e6) : 0;
  if ((name === "latitude" || name === "longitude") && setting.allows(String(degrees)) && degrees !== 0) {
    return `A box takes millionths of a degree: write ${degrees}.`;
  }

  if (name === "wifi-password" && /^[0-9a-fA-F]{64}$/.test(value)) {
    return "This is a raw key of 64 digits. The box has room for 63 characters: type the passphrase that the key was made of.";
  }

  if (name === "wifi-name" && bytesOf(value).length > greatestWifiNameBytes && !hidden.test(value)) {
    return `The name has ${bytesOf(value).length} bytes. The box has room for ${greatestWifiNameBytes}: a shorter name must be given to the network.`;
  }

  return `Allowed: ${setting.rule}.`;
}
