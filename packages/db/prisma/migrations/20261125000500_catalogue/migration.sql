-- What the shop's list, filters and search stand on. Measured by `pnpm bench catalogue`.

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- The list in each of its orders, whole and by category. What is not sold is in none of them.
DROP INDEX "products_name_id_idx";
CREATE INDEX "products_by_name" ON "products" ("name", "id") WHERE "active";
CREATE INDEX "products_by_age" ON "products" ("created_at" DESC, "id" DESC) WHERE "active";
CREATE INDEX "products_by_category_and_name" ON "products" ("category_id", "name", "id") WHERE "active";
CREATE INDEX "products_by_category_and_age" ON "products" ("category_id", "created_at" DESC, "id" DESC) WHERE "active";
DROP INDEX "prices_currency_idx";
CREATE INDEX "prices_by_amount" ON "prices" ("currency", "amount_minor", "product_id");

-- Search. unaccent() itself is only STABLE, since somebody might change its dictionary; ours is fixed.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

CREATE FUNCTION "fold"("value" text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(unaccent('unaccent'::regdictionary, "value"));

CREATE FUNCTION "words_of"("value" text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN to_tsvector('simple'::regconfig, "fold"("value"));

CREATE INDEX "products_by_words_of_name" ON "products" USING gin ("words_of"("name")) WHERE "active";
CREATE INDEX "products_by_words" ON "products" USING gin ("words_of"("name" || ' ' || "description")) WHERE "active";

-- Every word of the catalogue, once: to these a mistyped word is corrected. A word that no product has
-- any more stays, and finds nothing. In the C collation the key finds words by their beginning, too.
CREATE INDEX "search_words_by_trigrams" ON "search_words" USING gin ("word" gin_trgm_ops);

CREATE FUNCTION "learn_search_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "search_words"
  SELECT DISTINCT unnest(tsvector_to_array("words_of"("name" || ' ' || "description"))) FROM "changed"
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER "new_products_teach_words" AFTER INSERT ON "products"
  REFERENCING NEW TABLE AS "changed" FOR EACH STATEMENT EXECUTE FUNCTION "learn_search_words"();

-- For each row and only when it says something else: every sale updates a stock.
CREATE FUNCTION "learn_changed_search_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "search_words"
  SELECT unnest(tsvector_to_array("words_of"(NEW."name" || ' ' || NEW."description")))
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER "changed_products_teach_words" AFTER UPDATE ON "products"
  FOR EACH ROW WHEN ((OLD."name", OLD."description") IS DISTINCT FROM (NEW."name", NEW."description"))
  EXECUTE FUNCTION "learn_changed_search_words"();

INSERT INTO "search_words"
SELECT DISTINCT unnest(tsvector_to_array("words_of"("name" || ' ' || "description"))) FROM "products"
ON CONFLICT DO NOTHING;
