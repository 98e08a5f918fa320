-- AlterTable
ALTER TABLE "video" ADD COLUMN     "moments" JSONB NOT NULL DEFAULT '[]';

-- The dishes on the timeline are found too.
CREATE OR REPLACE FUNCTION write_clip_words(clip uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO clip_words (video_id, title, words)
  SELECT v.id, plain_words(concat_ws(' ', v.name, v.dish_name, said.tags, p.name)),
    setweight(to_tsvector('simple', plain_words(concat_ws(' ', v.name, v.dish_name))), 'A')
    || setweight(to_tsvector('simple', plain_words(concat_ws(' ', said.tags, p.name))), 'B')
    || setweight(to_tsvector('simple', plain_words(v.description)), 'D')
  FROM video v JOIN partner p ON p.id = v.partner_id
    CROSS JOIN LATERAL (
      SELECT concat_ws(' ', array_to_string(v.tags || v.diets, ' '),
        (SELECT string_agg(moment->>'name', ' ') FROM jsonb_array_elements(v.moments) AS moment)) AS tags) said
  WHERE v.id = clip
  ON CONFLICT (video_id) DO UPDATE SET title = EXCLUDED.title, words = EXCLUDED.words
$$;

DROP TRIGGER keep_clip_words ON video;
CREATE TRIGGER keep_clip_words AFTER INSERT OR UPDATE OF name, description, tags, diets, moments, dish_name ON video
  FOR EACH ROW EXECUTE FUNCTION keep_clip_words();
