-- Times of receipt are milliseconds since 1970, starts of slots seconds since 1970, both UTC. Names of policies and summaries are 16 bytes.

-- Who a box is: tenant and node together, since node ids are unique within a tenant only.
CREATE TABLE box (
    box INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    node TEXT NOT NULL,
    first_received INTEGER NOT NULL,
    UNIQUE (tenant, node)
) STRICT;

-- One row for each summary, never changed. The text is not here: it can be rebuilt, see the view summaries. start is what the box said, or
-- null; ch is the member ch of the summary.
CREATE TABLE summary (
    box INTEGER NOT NULL,
    run INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    start INTEGER,
    received INTEGER NOT NULL,
    boot INTEGER NOT NULL,
    up INTEGER NOT NULL,
    len INTEGER NOT NULL,
    policy BLOB NOT NULL,
    prev BLOB NOT NULL,
    ch TEXT NOT NULL,
    PRIMARY KEY (box, run, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
    policy BLOB PRIMARY KEY,
    text TEXT NOT NULL,
    signatures TEXT NOT NULL,
    title TEXT NOT NULL,
    slot_seconds INTEGER NOT NULL,
    retention_days INTEGER NOT NULL,
    first_received INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- edges is a JSON array.
CREATE TABLE policy_channel (
    policy BLOB NOT NULL REFERENCES policy,
    channel TEXT NOT NULL,
    place INTEGER NOT NULL,
    unit TEXT NOT NULL,
    window_seconds INTEGER NOT NULL,
    noise INTEGER,
    edges TEXT NOT NULL,
    PRIMARY KEY (policy, channel)
) STRICT, WITHOUT ROWID;

CREATE TABLE box_policy (
    box INTEGER NOT NULL REFERENCES box,
    policy BLOB NOT NULL REFERENCES policy,
    first_received INTEGER NOT NULL,
    PRIMARY KEY (box, policy)
) STRICT, WITHOUT ROWID;

-- State, about and health: the latest of each box, and how they followed on each other.
CREATE TABLE latest_document (
    box INTEGER NOT NULL REFERENCES box,
    kind TEXT NOT NULL,
    since INTEGER NOT NULL,
    received INTEGER NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (box, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    box INTEGER NOT NULL REFERENCES box,
    kind TEXT NOT NULL,
    received INTEGER NOT NULL,
    payload TEXT NOT NULL
) STRICT;

CREATE INDEX document_of_box ON document (box, kind, received);

-- What no box may send. A message that comes twice in a day is there once.
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    received INTEGER NOT NULL,
    topic TEXT NOT NULL,
    tenant TEXT NOT NULL,
    node TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    length INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    payload BLOB NOT NULL,
    day TEXT NOT NULL,
    UNIQUE (day, topic, sha256)
) STRICT;

-- How many more there would have been.
CREATE TABLE quarantine_overflow (
    day TEXT NOT NULL,
    tenant TEXT NOT NULL,
    node TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, tenant, node)
) STRICT, WITHOUT ROWID;

-- Marks that the check of the chains makes. The summary that it marks stays as it is.
CREATE TABLE fault (
    box INTEGER NOT NULL,
    run INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    fault TEXT NOT NULL,
    found INTEGER NOT NULL,
    PRIMARY KEY (box, run, seq, fault)
) STRICT, WITHOUT ROWID;

-- Up to which time of receipt what is stored has been checked.
CREATE TABLE chain_check (
    gateway TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was deleted, when, and why.
CREATE TABLE deletion (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    policy BLOB,
    days INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    oldest INTEGER,
    newest INTEGER
) STRICT;

-- Sessions that brokers keep for gateways.
CREATE TABLE session (
    client TEXT NOT NULL,
    broker TEXT NOT NULL,
    connected INTEGER NOT NULL,
    PRIMARY KEY (client, broker)
) STRICT, WITHOUT ROWID;
