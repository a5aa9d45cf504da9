-- Who a box is: tenant and node together, since node ids are unique within a tenant only.
CREATE TABLE edgenode.box (
    box int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant text NOT NULL,
    node text NOT NULL,
    first_received timestamptz NOT NULL,
    UNIQUE (tenant, node)
);

-- One row for each summary, never changed. Columns stand in the order that wastes no byte on alignment. The text is not here: it can be
-- rebuilt, see summary_text. slot is the summary's own start, or 1970-01-01 where it has none. run holds the bits of its eight digits, ch
-- the channels in short (see bucket_code).
CREATE TABLE edgenode.summary (
    slot timestamptz NOT NULL,
    received timestamptz NOT NULL,
    box int NOT NULL,
    run int NOT NULL,
    seq int NOT NULL,
    boot int NOT NULL,
    up int NOT NULL,
    len int NOT NULL,
    policy uuid NOT NULL,
    prev uuid NOT NULL,
    ch text NOT NULL,
    PRIMARY KEY (box, run, seq, slot)
) PARTITION BY RANGE (slot);

-- Small, since rows come in the order of their receipt: for what is to be checked after a crash.
CREATE INDEX summary_received ON edgenode.summary USING brin (received);

CREATE TABLE edgenode.summary_without_start PARTITION OF edgenode.summary
    FOR VALUES FROM ('1970-01-01 00:00:00+00') TO ('1970-01-02 00:00:00+00');

-- Policies by the first 128 bits of SHA-256 of their text.
CREATE TABLE edgenode.policy (
    policy uuid PRIMARY KEY,
    text text NOT NULL,
    signatures text NOT NULL,
    title text NOT NULL,
    slot_seconds int NOT NULL,
    retention_days int NOT NULL,
    first_received timestamptz NOT NULL
);

CREATE TABLE edgenode.policy_channel (
    policy uuid NOT NULL REFERENCES edgenode.policy,
    channel text NOT NULL,
    place int NOT NULL,
    unit text NOT NULL,
    window_seconds int NOT NULL,
    noise int,
    edges int[] NOT NULL,
    PRIMARY KEY (policy, channel)
);

CREATE TABLE edgenode.box_policy (
    box int NOT NULL REFERENCES edgenode.box,
    policy uuid NOT NULL REFERENCES edgenode.policy,
    first_received timestamptz NOT NULL,
    PRIMARY KEY (box, policy)
);

-- State, about and health: the latest of each box, and how they followed on each other.
CREATE TABLE edgenode.latest_document (
    box int NOT NULL REFERENCES edgenode.box,
    kind text NOT NULL,
    since timestamptz NOT NULL,
    received timestamptz NOT NULL,
    payload text NOT NULL,
    PRIMARY KEY (box, kind)
);

CREATE TABLE edgenode.document (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    box int NOT NULL REFERENCES edgenode.box,
    kind text NOT NULL,
    received timestamptz NOT NULL,
    gateway text NOT NULL,
    payload text NOT NULL
);

CREATE INDEX document_of_box ON edgenode.document (box, kind, received);

-- What no box may send. A message that comes twice in a day is there once.
CREATE TABLE edgenode.quarantine (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    received timestamptz NOT NULL,
    gateway text NOT NULL,
    topic text NOT NULL,
    tenant text NOT NULL,
    node text NOT NULL,
    reason text NOT NULL,
    detail text NOT NULL,
    length int NOT NULL,
    sha256 bytea NOT NULL,
    payload bytea NOT NULL,
    day date NOT NULL,
    UNIQUE (day, topic, sha256)
);

-- How many more there would have been.
CREATE TABLE edgenode.quarantine_overflow (
    day date NOT NULL,
    tenant text NOT NULL,
    node text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (day, tenant, node)
);

-- Marks that the check of the chains makes. The summary that it marks stays as it is.
CREATE TABLE edgenode.fault (
    box int NOT NULL,
    run int NOT NULL,
    seq int NOT NULL,
    fault text NOT NULL,
    found timestamptz NOT NULL,
    PRIMARY KEY (box, run, seq, fault)
);

-- Up to which time of receipt each gateway has checked what it stored.
CREATE TABLE edgenode.chain_check (
    gateway text PRIMARY KEY,
    until timestamptz NOT NULL
);

-- What was deleted, when, and why.
CREATE TABLE edgenode.deletion (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    what text NOT NULL,
    policy uuid,
    days int NOT NULL,
    rows bigint NOT NULL,
    oldest timestamptz,
    newest timestamptz
);

-- Sessions that brokers keep for gateways.
CREATE TABLE edgenode.session (
    client text NOT NULL,
    broker text NOT NULL,
    connected timestamptz NOT NULL,
    PRIMARY KEY (client, broker)
);
