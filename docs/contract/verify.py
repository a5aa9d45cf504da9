#!/usr/bin/env python3
"""Checks summaries by what the contract says, with nothing but Python's own library.

usage: verify.py SUMMARIES.jsonl [POLICY.txt ...]

Prints one line for each fault, LINE: what is wrong, and a last line. Exit code: 0 none, 1 some, 2 unusable input.
It checks form, hash of the policy, buckets, numbers and the chain. The times of slots and windows it leaves to edgenode verify.
"""
import hashlib
import json
import re
import sys

LENGTH = 311
KEYS = ["v", "node", "run", "boot", "seq", "start", "up", "len", "policy", "ch", "prev"]
TEXTS = {"node": r"[a-z0-9-]{1,16}", "run": r"[0-9a-f]{8}", "policy": r"[0-9a-f]{32}", "prev": r"[0-9a-f]{32}"}
GREATEST = {"v": 1, "boot": 9999999, "seq": 9999999, "start": 9999999999, "up": 999999999, "len": 999999}


def short_hash(data):
    return hashlib.sha256(data).hexdigest()[:32]


def read_policy(path):
    """The policy's name, and for each channel how many edges it has, in their order."""
    with open(path, "rb") as file:
        text = file.read()
    text = text.split(b"\n---\n")[0] + (b"\n" if b"\n---\n" in text else b"")
    lines = [line.split() for line in text.decode("utf-8").split("\n")]
    return short_hash(text), {words[1]: len(words) - words.index("edges") - 1 for words in lines if words[:1] == ["channel"]}


def form_fault(line):
    if len(line) != LENGTH:
        return f"{len(line)} bytes long, not {LENGTH}"
    try:
        summary = json.loads(line.decode("ascii"), object_pairs_hook=lambda pairs: dict(pairs) if len(dict(pairs)) == len(pairs) else None)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return "not one JSON object in ASCII"
    if not isinstance(summary, dict) or list(summary) != KEYS or not isinstance(summary["ch"], dict):
        return "not the members that a summary has, in their order"
    for key, pattern in TEXTS.items():
        if not isinstance(summary[key], str) or not re.fullmatch(pattern, summary[key]):
            return f'"{key}" has a form that it may not have'
    for key, greatest in GREATEST.items():
        if key == "start" and summary[key] is None:
            continue
        if type(summary[key]) is not int or not (1 if key == "v" else 0) <= summary[key] <= greatest:
            return f'"{key}" is no integer up to {greatest}'
    if any(bucket is not None and (type(bucket) is not int or not 0 <= bucket <= 255) for bucket in summary["ch"].values()):
        return "a bucket is no small integer"
    if json.dumps(summary, separators=(",", ":")).ljust(LENGTH).encode("ascii") != line:
        return "not in canonical form"
    return summary


def fits(summary, channels):
    """Whether the channels are those of the policy, in its order, with buckets that it has."""
    places = [list(channels).index(name) if name in channels else -1 for name in summary["ch"]]
    buckets_fit = all(bucket is None or bucket <= channels.get(name, -1) for name, bucket in summary["ch"].items())
    return -1 not in places and places == sorted(places) and buckets_fit


def verify(lines, policies):
    last = {}
    for number, line in enumerate(lines, 1):
        summary = form_fault(line)
        if isinstance(summary, str):
            yield number, summary
            continue
        if summary["policy"] not in policies:
            yield number, "its policy is not known"
        elif not fits(summary, policies[summary["policy"]]):
            yield number, "channels or buckets that its policy does not have"
        run = (summary["node"], summary["run"])
        seq, link = last.get(run, (-1, "0" * 32))
        if summary["seq"] <= seq:
            yield number, f"seq {summary['seq']} comes after {seq}"
            continue
        if summary["seq"] != seq + 1:
            yield number, f"seq {summary['seq']} where {seq + 1} is next"
        elif summary["prev"] != link:
            yield number, "prev is not the hash of the summary before"
        last[run] = (summary["seq"], short_hash(line.rstrip(b" ")))


def main(arguments):
    try:
        with open(arguments[0], "rb") as file:
            lines = file.read().split(b"\n")
        policies = dict(read_policy(path) for path in arguments[1:])
    except (IndexError, OSError, ValueError) as failure:
        print(f"verify.py: {failure}", file=sys.stderr)
        return 2
    faults = list(verify(lines[:-1] if lines[-1] == b"" else lines, policies))
    for number, fault in faults:
        print(f"{number}: {fault}")
    print(f"{len(lines) - 1} summaries, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
