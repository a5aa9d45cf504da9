-- The channels of a summary from their short form: f3s4p- is footfall 3, sound 4, pm25 absent; f.north:3 is footfall.north 3.
CREATE FUNCTION edgenode.bucket_code(_ch text)
RETURNS TABLE (place int, channel text, bucket int)
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT
        part.place::int,
        CASE part.code[1]
            WHEN 'f' THEN 'footfall' WHEN 's' THEN 'sound' WHEN 'p' THEN 'pm25' WHEN 'c' THEN 'co2'
            WHEN 't' THEN 'temperature' WHEN 'h' THEN 'humidity' WHEN 'q' THEN 'pm10'
        END || coalesce('.' || part.code[2], ''),
        CASE WHEN part.code[3] <> '-' THEN strpos('0123456789abcdef', part.code[3]) - 1 END
    FROM regexp_matches(_ch, '([fspcthq])(?:\.([a-z0-9]+):)?([0-9a-f-])', 'g') WITH ORDINALITY AS part(code, place)
$$;

-- The text of a summary byte for byte, without the spaces after its closing brace.
CREATE FUNCTION edgenode.summary_text(_node text, _summary edgenode.summary)
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT '{"v":1,"node":"' || _node
        || '","run":"' || lpad(to_hex(_summary.run), 8, '0')
        || '","boot":' || _summary.boot
        || ',"seq":' || _summary.seq
        || ',"start":' || CASE WHEN _summary.slot < '1970-01-02 00:00:00+00' THEN 'null' ELSE extract(epoch FROM _summary.slot)::bigint::text END
        || ',"up":' || _summary.up
        || ',"len":' || _summary.len
        || ',"policy":"' || replace(_summary.policy::text, '-', '')
        || '","ch":{' || coalesce((SELECT string_agg('"' || channel || '":' || coalesce(bucket::text, 'null'), ',' ORDER BY place) FROM edgenode.bucket_code(_summary.ch)), '')
        || '},"prev":"' || replace(_summary.prev::text, '-', '') || '"}'
$$;

-- Summaries with names. start is what the box said, or null; start_filled is computed where the box said it later in the same boot.
CREATE VIEW edgenode.summaries AS
    SELECT
        box.tenant, box.node, lpad(to_hex(summary.run), 8, '0') AS run, summary.seq, summary.boot,
        CASE WHEN summary.slot >= '1970-01-02 00:00:00+00' THEN summary.slot END AS start,
        CASE
            WHEN summary.slot >= '1970-01-02 00:00:00+00' THEN summary.slot
            ELSE (
                SELECT min(known.slot - make_interval(secs => known.up)) FROM edgenode.summary AS known
                WHERE known.box = summary.box AND known.run = summary.run AND known.boot = summary.boot AND known.slot >= '1970-01-02 00:00:00+00'
            ) + make_interval(secs => summary.up)
        END AS start_filled,
        summary.up, summary.len, replace(summary.policy::text, '-', '') AS policy, summary.received,
        edgenode.summary_text(box.node, summary) AS text,
        encode(sha256(convert_to(edgenode.summary_text(box.node, summary), 'UTF8')), 'hex') AS sha256,
        replace(summary.prev::text, '-', '') AS prev
    FROM edgenode.summary AS summary JOIN edgenode.box AS box USING (box);

-- One row for each channel of each summary. A value lies from low (included) to high (not included); null is open. A null bucket is absent.
CREATE VIEW edgenode.buckets AS
    SELECT
        box.tenant, box.node,
        CASE WHEN summary.slot >= '1970-01-02 00:00:00+00' THEN summary.slot END AS start,
        summary.len, code.channel, code.bucket, channel.edges[code.bucket] AS low, channel.edges[code.bucket + 1] AS high, channel.unit,
        channel.window_seconds, lpad(to_hex(summary.run), 8, '0') AS run, summary.seq
    FROM edgenode.summary AS summary
    JOIN edgenode.box AS box USING (box)
    CROSS JOIN LATERAL edgenode.bucket_code(summary.ch) AS code
    LEFT JOIN edgenode.policy_channel AS channel ON channel.policy = summary.policy AND channel.channel = code.channel;

CREATE VIEW edgenode.documents AS
    SELECT box.tenant, box.node, latest.kind, latest.since, latest.received, latest.payload::jsonb AS payload
    FROM edgenode.latest_document AS latest JOIN edgenode.box AS box USING (box);

-- Boxes whose broker has lost them, and since when by the time of receipt.
CREATE VIEW edgenode.lost_boxes AS
    SELECT tenant, node, since FROM edgenode.documents WHERE kind = 'state' AND payload ->> 'state' = 'lost';

CREATE VIEW edgenode.faults AS
    SELECT box.tenant, box.node, lpad(to_hex(fault.run), 8, '0') AS run, fault.seq, fault.fault, fault.found
    FROM edgenode.fault AS fault JOIN edgenode.box AS box USING (box);
