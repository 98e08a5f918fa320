-- Both are trusted extensions: whoever owns the database may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateTable
CREATE TABLE "clip_words" (
    "video_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "clip_words_pkey" PRIMARY KEY ("video_id")
);

-- CreateTable
CREATE TABLE "partner_words" (
    "partner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "partner_words_pkey" PRIMARY KEY ("partner_id")
);

-- CreateIndex
CREATE INDEX "clip_words_title_idx" ON "clip_words" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "clip_words_words_idx" ON "clip_words" USING GIN ("words");

-- CreateIndex
CREATE INDEX "partner_words_title_idx" ON "partner_words" USING GIN ("title" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "partner_words_words_idx" ON "partner_words" USING GIN ("words");

-- AddForeignKey
ALTER TABLE "clip_words" ADD CONSTRAINT "clip_words_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "video"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_words" ADD CONSTRAINT "partner_words_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One spelling for what is stored and what is asked: small letters without accents, single spaces, nothing else. With punctuation
-- gone, the parser of tsvector sees words only, no e-mails and no paths.
CREATE FUNCTION plain_words(said text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT btrim(regexp_replace(lower(unaccent(said)), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- Every word, each as the beginning of one.
CREATE FUNCTION prefix_query(said text) RETURNS tsquery LANGUAGE sql STABLE AS $$
  SELECT to_tsquery('simple', coalesce(string_agg('''' || word || ''':*', ' & '), ''))
  FROM unnest(string_to_array(nullif(plain_words(said), ''), ' ')) AS word
$$;

CREATE FUNCTION write_clip_words(clip uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO clip_words (video_id, title, words)
  SELECT v.id, plain_words(concat_ws(' ', v.name, v.dish_name, array_to_string(v.tags, ' '), p.name)),
    setweight(to_tsvector('simple', plain_words(concat_ws(' ', v.name, v.dish_name))), 'A')
    || setweight(to_tsvector('simple', plain_words(concat_ws(' ', array_to_string(v.tags, ' '), p.name))), 'B')
    || setweight(to_tsvector('simple', plain_words(v.description)), 'D')
  FROM video v JOIN partner p ON p.id = v.partner_id WHERE v.id = clip
  ON CONFLICT (video_id) DO UPDATE SET title = EXCLUDED.title, words = EXCLUDED.words
$$;

CREATE FUNCTION write_partner_words(kitchen uuid) RETURNS void LANGUAGE sql AS $$
  INSERT INTO partner_words (partner_id, title, words)
  SELECT p.id, plain_words(concat_ws(' ', p.name, p.handle)),
    setweight(to_tsvector('simple', plain_words(concat_ws(' ', p.name, p.handle))), 'A')
    || setweight(to_tsvector('simple', plain_words(concat_ws(' ', p.bio, p.address))), 'D')
  FROM partner p WHERE p.id = kitchen
  ON CONFLICT (partner_id) DO UPDATE SET title = EXCLUDED.title, words = EXCLUDED.words
$$;

CREATE FUNCTION keep_clip_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_clip_words(NEW.id);
  RETURN NULL;
END $$;

CREATE FUNCTION keep_partner_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_partner_words(NEW.id);
  IF TG_OP = 'UPDATE' AND OLD.name IS DISTINCT FROM NEW.name THEN
    PERFORM write_clip_words(v.id) FROM video v WHERE v.partner_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

-- Counts and states change all the time and are none of these columns.
CREATE TRIGGER keep_clip_words AFTER INSERT OR UPDATE OF name, description, tags, dish_name ON video
  FOR EACH ROW EXECUTE FUNCTION keep_clip_words();

CREATE TRIGGER keep_partner_words AFTER INSERT OR UPDATE OF name, handle, bio, address ON partner
  FOR EACH ROW EXECUTE FUNCTION keep_partner_words();

SELECT count(write_partner_words(id)) FROM partner;
SELECT count(write_clip_words(id)) FROM video;
