-- AlterTable
ALTER TABLE "video" ADD COLUMN     "allergens" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "allergens_told" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "diets" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "video_diets_idx" ON "video" USING GIN ("diets");

-- `openingState` of lib/core/opening-state.ts in SQL, so that a filter costs one query; a test compares the two. A zone that this
-- server does not know must not end the query of everybody: such a kitchen counts as closed.
CREATE FUNCTION kitchen_is_open(hours jsonb, at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
  local timestamp;
  today int;
  minute text;
BEGIN
  IF hours IS NULL THEN RETURN false; END IF;
  local := at AT TIME ZONE (hours->>'timeZone');
  today := extract(isodow FROM local)::int - 1;
  minute := to_char(local, 'HH24:MI');
  RETURN EXISTS (
    SELECT FROM jsonb_array_elements(hours->'days'->today) AS span
    WHERE span->>'from' <= minute AND (minute < span->>'to' OR span->>'to' <= span->>'from')
  ) OR EXISTS (
    SELECT FROM jsonb_array_elements(hours->'days'->((today + 6) % 7)) AS span
    WHERE span->>'to' <= span->>'from' AND minute < span->>'to'
  );
EXCEPTION WHEN invalid_parameter_value THEN
  RETURN false;
END $$;

-- What a dish is right for can be searched for like a tag.
CREATE OR REPLACE FUNCTION write_clip_words(clip uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO clip_words (video_id, title, words)
  SELECT v.id, plain_words(concat_ws(' ', v.name, v.dish_name, array_to_string(v.tags || v.diets, ' '), p.name)),
    setweight(to_tsvector('simple', plain_words(concat_ws(' ', v.name, v.dish_name))), 'A')
    || setweight(to_tsvector('simple', plain_words(concat_ws(' ', array_to_string(v.tags || v.diets, ' '), p.name))), 'B')
    || setweight(to_tsvector('simple', plain_words(v.description)), 'D')
  FROM video v JOIN partner p ON p.id = v.partner_id WHERE v.id = clip
  ON CONFLICT (video_id) DO UPDATE SET title = EXCLUDED.title, words = EXCLUDED.words
$$;

DROP TRIGGER keep_clip_words ON video;
CREATE TRIGGER keep_clip_words AFTER INSERT OR UPDATE OF name, description, tags, diets, dish_name ON video
  FOR EACH ROW EXECUTE FUNCTION keep_clip_words();
