-- What a refused value prints: sentence, DETAIL with rule, character, position and what was expected, HINT. The rules
-- themselves are tested case by case in test/pgtap/00_types_*.sql.
SET search_path = ldpd, public;

SELECT '9137130016829134X'::credit_code;
SELECT '91371300-16829134X-T'::credit_code;
SELECT '９１３７１３００１６８２９１３４ＸＴ'::credit_code;
SELECT '9137130O16829134XT'::credit_code;
SELECT 'B1371300MA3C000035'::credit_code;
SELECT '94371300MA3C000035'::credit_code;
SELECT '9137130AMA3C000035'::credit_code;
SELECT '9137130016829134YT'::credit_code;
SELECT '9137130016829134XA'::credit_code;
-- a resident's number in the wrong column
SELECT '371302199001010011'::credit_code;
-- by cast from text, the same
SELECT '9137130016829134XA'::text::credit_code;

SELECT '110105491231002'::resident_id;
SELECT '371302-19900101-0011'::resident_id;
SELECT '３71302199001010011'::resident_id;
SELECT '3713O2199001010011'::resident_id;
SELECT '381302199001010011'::resident_id;
SELECT '371302199902290019'::resident_id;
SELECT '371302199001010012'::resident_id;
SELECT '371302199001010012'::text::resident_id;

SELECT '无条件开放'::share_class;
SELECT '4'::open_class;
SELECT '2'::share_class::open_class;
