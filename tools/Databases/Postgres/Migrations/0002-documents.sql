-- Files one document and says what became of it: 0 stored, 1 duplicate, 4 counted only (the numbers of Filing).
--   A replay is what the broker retains: it is of interest where there is nothing newer.
--   A repetition of the latest one moves the time at which it was last received.
--   A copy of what another gateway stored less than five minutes ago is no event of its own.
CREATE FUNCTION edgenode.file_document(
    _box int, _kind text, _received timestamptz, _payload text, _is_replay boolean, _gateway text, _most_a_day int)
RETURNS int
LANGUAGE plpgsql AS $$
DECLARE
    _latest text;
BEGIN
    SELECT payload INTO _latest FROM edgenode.latest_document WHERE box = _box AND kind = _kind FOR UPDATE;
    IF _latest = _payload OR (_is_replay AND _latest IS NOT NULL) THEN
        IF NOT _is_replay THEN
            UPDATE edgenode.latest_document SET received = greatest(received, _received) WHERE box = _box AND kind = _kind;
        END IF;

        RETURN 1;
    END IF;

    INSERT INTO edgenode.latest_document (box, kind, since, received, payload)
    VALUES (_box, _kind, _received, _received, _payload)
    ON CONFLICT (box, kind) DO UPDATE SET since = excluded.since, received = excluded.received, payload = excluded.payload;

    IF EXISTS (
        SELECT FROM edgenode.document
        WHERE box = _box AND kind = _kind AND received > _received - interval '5 minutes' AND gateway <> _gateway AND payload = _payload)
    THEN
        RETURN 1;
    END IF;

    IF (SELECT count(*) FROM edgenode.document WHERE box = _box AND kind = _kind AND received >= date_trunc('day', _received, 'UTC')) >= _most_a_day THEN
        RETURN 4;
    END IF;

    INSERT INTO edgenode.document (box, kind, received, gateway, payload) VALUES (_box, _kind, _received, _gateway, _payload);
    RETURN 0;
END
$$;
