-- Summaries with names and times as text. start is what the box said, or null; start_filled is computed where the box said it later in the
-- same boot. text is the summary byte for byte, without the spaces after its closing brace.
CREATE VIEW summaries AS
    SELECT
        box.tenant, box.node, printf('%08x', summary.run) AS run, summary.seq, summary.boot,
        datetime(summary.start, 'unixepoch') AS start,
        datetime(coalesce(summary.start, summary.up + (
            SELECT min(known.start - known.up) FROM summary AS known
            WHERE known.box = summary.box AND known.run = summary.run AND known.boot = summary.boot AND known.start IS NOT NULL
        )), 'unixepoch') AS start_filled,
        summary.up, summary.len, lower(hex(summary.policy)) AS policy,
        strftime('%Y-%m-%d %H:%M:%f', summary.received / 1000.0, 'unixepoch') AS received,
        '{"v":1,"node":"' || box.node || '","run":"' || printf('%08x', summary.run) || '","boot":' || summary.boot || ',"seq":' || summary.seq
            || ',"start":' || coalesce(summary.start, 'null') || ',"up":' || summary.up || ',"len":' || summary.len
            || ',"policy":"' || lower(hex(summary.policy)) || '","ch":' || summary.ch || ',"prev":"' || lower(hex(summary.prev)) || '"}' AS text,
        lower(hex(summary.prev)) AS prev
    FROM summary JOIN box USING (box);

-- One row for each channel of each summary. A value lies from low (included) to high (not included); null is open. A null bucket is absent.
CREATE VIEW buckets AS
    SELECT
        box.tenant, box.node, datetime(summary.start, 'unixepoch') AS start, summary.len, code.key AS channel, code.value AS bucket,
        CASE WHEN code.value > 0 THEN json_extract(channel.edges, '$[' || (code.value - 1) || ']') END AS low,
        CASE WHEN code.value IS NOT NULL THEN json_extract(channel.edges, '$[' || code.value || ']') END AS high,
        channel.unit, channel.window_seconds, printf('%08x', summary.run) AS run, summary.seq
    FROM summary
    JOIN box USING (box)
    JOIN json_each(summary.ch) AS code
    LEFT JOIN policy_channel AS channel ON channel.policy = summary.policy AND channel.channel = code.key;

CREATE VIEW documents AS
    SELECT
        box.tenant, box.node, latest.kind, datetime(latest.since / 1000, 'unixepoch') AS since,
        datetime(latest.received / 1000, 'unixepoch') AS received, latest.payload
    FROM latest_document AS latest JOIN box USING (box);

-- Boxes whose broker has lost them, and since when by the time of receipt.
CREATE VIEW lost_boxes AS
    SELECT tenant, node, since FROM documents WHERE kind = 'state' AND json_extract(payload, '$.state') = 'lost';

CREATE VIEW faults AS
    SELECT box.tenant, box.node, printf('%08x', fault.run) AS run, fault.seq, fault.fault, datetime(fault.found / 1000, 'unixepoch') AS found
    FROM fault JOIN box USING (box);
