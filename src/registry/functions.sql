-- The functions that rules may use besides SQL's own, as src/check/database.cpp gives them to SQLite; tests/store_test.py holds each against that.
-- Each is one expression or reads no table, so that PostgreSQL may compute it once for a list that is the same for all rows.

CREATE OR REPLACE FUNCTION instr(whole text, sought text) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT strpos(whole, sought) $$;

-- PostgreSQL's own rounds a half to the even number, and has none for digits of a double.
CREATE OR REPLACE FUNCTION round(number double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT pg_catalog.round(CAST(number AS numeric))::double precision $$;
CREATE OR REPLACE FUNCTION round(number double precision, digits integer) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT pg_catalog.round(CAST(number AS numeric), digits)::double precision $$;

-- Small letters; what is neither letter, mark nor digit is a blank, and blanks are one; soft hyphens and joiners are nothing.
CREATE OR REPLACE FUNCTION fold(written text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    replace(replace(replace(replace(replace(
      lower(regexp_replace(written COLLATE "und-x-icu", U&'[\00AD\0600-\0605\061C\06DD\070F\08E2\180E\200B-\200F\202A-\202E\2060-\2064\2066-\206F\FEFF\FFF9-\FFFB]', '', 'g')),
      U&'a\030A', 'å'), U&'a\0308', 'ä'), U&'o\0308', 'ö'), U&'u\0308', 'ü'), U&'e\0301', 'é') COLLATE "und-x-icu",
    U&'[^[:alnum:]\00B2\00B3\00B9\00BC-\00BE\0300-\036F\0483-\0489\1AB0-\1AFF\1DC0-\1DFF\2070-\2089\20D0-\20F0\2150-\218B\2460-\249B\FE00-\FE0F\FE20-\FE2F\FFFD]+', ' ', 'g'), ' ') COLLATE "C"
$$;

-- A word of a phrase, folded, as a regular expression for whole words: of several, the first may be open before and the last after.
CREATE OR REPLACE FUNCTION word_pattern(piece text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN fold(piece) = '' THEN CASE WHEN piece = '*' THEN '*' ELSE '' END
              ELSE ' ' || CASE WHEN piece LIKE '*%' THEN '[^ ]*?' ELSE '' END || fold(piece) || CASE WHEN piece LIKE '%*' THEN '[^ ]*?' ELSE '' END END
$$;

-- The phrases of a list as regular expressions for a text with a blank before it and after.
CREATE OR REPLACE FUNCTION phrase_patterns(list text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  phrase text;
  piece text;
  pattern text;
  gap text;
  patterns text[] := '{}';
BEGIN
  FOREACH phrase IN ARRAY string_to_array(list, ',') LOOP
    phrase := btrim(phrase, E' \t\r\n');
    pattern := '';
    gap := '';
    FOREACH piece IN ARRAY regexp_split_to_array(btrim(btrim(ltrim(phrase, '^'), E' \t\r\n'), E' \t\r\n'), E'[ \t\r\n]+') LOOP
      piece := word_pattern(CASE WHEN piece LIKE '%$' THEN left(piece, -1) ELSE piece END);
      IF piece = '*' THEN
        gap := gap || '(?: [^ ]+?){0,3}?';
      ELSIF piece <> '' THEN
        pattern := pattern || CASE WHEN pattern = '' THEN '' ELSE gap END || piece;
        gap := '';
      END IF;
    END LOOP;
    CONTINUE WHEN pattern = '';
    patterns := patterns || (CASE WHEN phrase LIKE '^%' THEN '^' ELSE '' END || pattern || CASE WHEN phrase LIKE '%$' THEN '(?= $)' ELSE '(?= )' END);
  END LOOP;
  RETURN patterns;
END $$;

-- What the first of the phrases stands for in a folded text. One look with all of them finds out that there is none.
CREATE OR REPLACE FUNCTION first_phrase(folded text, patterns text[]) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  pattern text;
  found text[];
BEGIN
  IF folded IS NULL OR patterns IS NULL OR NOT (' ' || folded || ' ') ~ array_to_string(patterns, '|') THEN
    RETURN NULL;
  END IF;
  FOREACH pattern IN ARRAY patterns LOOP
    found := regexp_match(' ' || folded || ' ', '(' || pattern || ')');
    IF found IS NOT NULL THEN
      RETURN btrim(found[1], ' ');
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION mentions(written text, list text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT first_phrase(fold(written), phrase_patterns(list)) $$;

CREATE OR REPLACE FUNCTION joined(before text, next text, parting text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT CASE WHEN next IS NULL THEN before WHEN before IS NULL THEN next ELSE before || parting || next END $$;
CREATE OR REPLACE FUNCTION joined(before text, next text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT joined(before, next, ',') $$;
CREATE OR REPLACE AGGREGATE group_concat(text) (SFUNC = joined, STYPE = text);
CREATE OR REPLACE AGGREGATE group_concat(text, text) (SFUNC = joined, STYPE = text);
