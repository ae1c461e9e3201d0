-- The register's own tables, version 1. A later version is a step of its own, which goes on from here (src/registry/schema.cpp).

CREATE TABLE malkoll.structure (version integer NOT NULL);
INSERT INTO malkoll.structure VALUES (1);

-- One row for each submission that was handed in: whose, of which plan, the how manieth.
CREATE TABLE malkoll.submission_set (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  municipality text COLLATE "C" NOT NULL,
  plan text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  budget_year bigint NOT NULL,
  name text COLLATE "C" NOT NULL,  -- of the municipality
  title text COLLATE "C",           -- of the plan
  unit text COLLATE "C",            -- who handed in; NULL: the whole municipality
  handed_in text COLLATE "C" NOT NULL,  -- an ISO date, as the caller said
  sha256 text COLLATE "C" NOT NULL UNIQUE,  -- of every file that was read: the same content is the same set
  form text COLLATE "C" NOT NULL,   -- of the tables that it was stored with
  rows bigint NOT NULL,
  verdict text COLLATE "C" NOT NULL,
  errors bigint NOT NULL,
  warnings bigint NOT NULL,
  advice bigint NOT NULL,
  receipt text COLLATE "C" NOT NULL,  -- to the byte, as malkoll verify reads it
  UNIQUE (municipality, plan, version)
);

-- What the version before had, and this one has not.
CREATE TABLE malkoll.mended (
  set_id bigint NOT NULL REFERENCES malkoll.submission_set (id) ON DELETE CASCADE,
  code text COLLATE "C" NOT NULL,
  level text COLLATE "C",
  unit text COLLATE "C",
  subject_kind text COLLATE "C",
  subject text COLLATE "C",
  message text COLLATE "C"
);
CREATE INDEX ON malkoll.mended (set_id);

-- Who may read what; municipality NULL: all. Rows are given with malkoll store URL init --reader.
CREATE TABLE malkoll.reader (
  role name NOT NULL,
  municipality text COLLATE "C",
  UNIQUE NULLS NOT DISTINCT (role, municipality)
);

-- The role itself is asked, never a setting, which anyone can set.
ALTER TABLE malkoll.reader ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON malkoll.reader FOR SELECT USING (role = current_user);
ALTER TABLE malkoll.submission_set ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON malkoll.submission_set FOR SELECT
  USING (EXISTS (SELECT 1 FROM malkoll.reader AS r WHERE r.role = current_user AND (r.municipality IS NULL OR r.municipality = submission_set.municipality)));
ALTER TABLE malkoll.mended ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON malkoll.mended FOR SELECT USING (set_id IN (SELECT s.id FROM malkoll.submission_set AS s));
