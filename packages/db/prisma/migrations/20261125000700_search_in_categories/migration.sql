-- A word in a category: one look instead of the word's products looked through.
CREATE EXTENSION IF NOT EXISTS btree_gin;
DROP INDEX "products_by_words_of_name";
DROP INDEX "products_by_words";
CREATE INDEX "products_by_words_of_name" ON "products" USING gin ("category_id", "name_words") WHERE "active";
CREATE INDEX "products_by_words" ON "products" USING gin ("category_id", "words") WHERE "active";

-- Disks that seek are gone; Postgres's default still counts on one, and then reads the whole shop in its
-- order where it could look up a few. Who does not own the database leaves that to its owner.
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET random_page_cost = 1.1', current_database());
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'random_page_cost stays as it is: only the owner of the database can set it';
END $$;
