/*
 * norm.c
 *		Reads 本市公共数据目录编制规范 (Article 6) from its tables: vocabulary, vocabulary_code, resource_class.
 *
 * A session keeps it until registry_record() tells that one of them has changed.
 */
#include "ldpd.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "norm.h"
#include "store.h"
#include "watch.h"

typedef struct Word
{
	char	   *kind;
	char	   *system;
	char	   *code;			/* or NULL */
	char	   *label;
	bool		guide;			/* the code is the Guide's */
} Word;

typedef struct ResourceClass
{
	char	   *code;
	size_t		len;
	char	   *name;
} ResourceClass;

struct Norm
{
	Word	   *words;
	int			nwords;
	Word	   *codes;			/* of other systems */
	int			ncodes;
	ResourceClass *classes;
	int			nclasses;
};

static Word *
load_words(const char *table, int *n)
{
	LawScan    *scan = law_begin(table, NULL, 0, NULL, NULL);
	int			size = 64;
	Word	   *words = palloc(size * sizeof(Word));
	HeapTuple	tuple;

	for (*n = 0; HeapTupleIsValid(tuple = law_next(scan)); (*n)++)
	{
		Word	   *word;

		if (*n == size)
			words = repalloc(words, (size *= 2) * sizeof(Word));
		word = &words[*n];
		word->kind = law_text(scan, tuple, "kind");
		word->system = law_text(scan, tuple, "scheme");
		word->code = law_text(scan, tuple, "code");
		word->label = law_text(scan, tuple, "label");
		word->guide = word->code && strcmp(word->system, GUIDE) == 0;
	}
	law_end(scan);
	return words;
}

/* The levels of the adopted scheme (Article 32) are words, too. */
static void
add_levels(Norm *norm)
{
	LawScan    *scan = law_begin("level_scheme", NULL, 0, NULL, NULL);
	HeapTuple	tuple;
	char	   *adopted = NULL;
	bool		isnull;

	while (HeapTupleIsValid(tuple = law_next(scan)))
		if (DatumGetBool(law_attr(scan, tuple, "adopted", &isnull)))
			adopted = law_text(scan, tuple, "code");
	law_end(scan);
	if (adopted == NULL)
		return;
	scan = law_begin("data_level", NULL, 0, NULL, NULL);
	while (HeapTupleIsValid(tuple = law_next(scan)))
	{
		Word	   *word;

		if (strcmp(law_text(scan, tuple, "scheme"), adopted) != 0)
			continue;
		norm->words = repalloc(norm->words, Max(64, norm->nwords + 1) * sizeof(Word));
		word = &norm->words[norm->nwords++];
		memset(word, 0, sizeof(Word));
		word->kind = pstrdup("security_level");
		word->system = adopted;
		word->label = law_text(scan, tuple, "label");
	}
	law_end(scan);
}

/* By kind, and in each as a reader would have them: the Guide's codes first. */
static int
compare_words(const void *a, const void *b)
{
	const Word *x = a;
	const Word *y = b;
	int			result = strcmp(x->kind, y->kind);

	if (result == 0)
		result = y->guide - x->guide;
	if (result == 0 && x->guide)
		result = strcmp(x->code, y->code);
	return result ? result : strcmp(x->label, y->label);
}

static int
first_word(const Norm *norm, const char *kind)
{
	int			low = 0;
	int			high = norm->nwords;

	while (low < high)
	{
		int			middle = (low + high) / 2;

		if (strcmp(norm->words[middle].kind, kind) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

Norm *
norm_load(void)
{
	Norm	   *norm = palloc0(sizeof(Norm));
	LawScan    *scan;
	HeapTuple	tuple;
	int			size = 16;

	norm->words = load_words("vocabulary", &norm->nwords);
	add_levels(norm);
	qsort(norm->words, norm->nwords, sizeof(Word), compare_words);
	norm->codes = load_words("vocabulary_code", &norm->ncodes);
	norm->classes = palloc(size * sizeof(ResourceClass));
	scan = law_begin("resource_class", NULL, 0, NULL, NULL);
	while (HeapTupleIsValid(tuple = law_next(scan)))
	{
		ResourceClass *class;

		if (norm->nclasses == size)
			norm->classes = repalloc(norm->classes, (size *= 2) * sizeof(ResourceClass));
		class = &norm->classes[norm->nclasses++];
		class->code = law_text(scan, tuple, "code");
		class->len = strlen(class->code);
		class->name = law_text(scan, tuple, "name");
	}
	law_end(scan);
	return norm;
}

/* What norm_load() reads. */
static const char *const norm_tables[] = {"vocabulary", "vocabulary_code", "resource_class", "level_scheme", "data_level"};

static MemoryContext current_context = NULL;
static Norm *current = NULL;
static Oid	current_tables[lengthof(norm_tables)];	/* as they were when it was read */
static bool stale = true;
static uint64 invalidations = 0;

static void
forget_norm(Datum arg, Oid relid)
{
	int			i;

	for (i = 0; i < lengthof(current_tables); i++)
		if (!OidIsValid(relid) || relid == current_tables[i])
		{
			stale = true;
			invalidations++;
		}
}

const Norm *
norm_current(void)
{
	MemoryContext context;
	MemoryContext old;
	uint64		before;
	int			i;

	if (!stale)
		return current;
	before = invalidations;
	for (i = 0; i < lengthof(norm_tables); i++)
		current_tables[i] = law_relid(norm_tables[i], false);
	context = AllocSetContextCreate(CurrentMemoryContext, "ldpd norm", ALLOCSET_SMALL_SIZES);
	old = MemoryContextSwitchTo(context);
	current = norm_load();
	MemoryContextSwitchTo(old);
	MemoryContextSetParent(context, TopMemoryContext);
	if (current_context)
		MemoryContextDelete(current_context);
	current_context = context;
	/* what is told while it is being read makes it stale at once */
	stale = before != invalidations;
	return current;
}

void
norm_init(void)
{
	watch_relations(forget_norm);
}

static bool
stores_code(const char *kind)
{
	return strcmp(kind, "data_type") == 0;
}

const char *
norm_word(const Norm *norm, const char *kind, const char *system, const char *text)
{
	bool		guide = system == NULL || strcmp(system, GUIDE) == 0;
	const char *label = guide ? NULL : norm_translate(norm, kind, system, text);
	int			i;

	if (label == NULL)
		label = text;

	for (i = 0; i < norm->nwords; i++)
	{
		Word	   *word = &norm->words[i];

		if (strcmp(word->kind, kind) != 0)
			continue;
		if (strcmp(word->label, label) == 0 ||
			(guide && word->code && strcmp(word->system, GUIDE) == 0 && pg_strcasecmp(word->code, text) == 0))
			return stores_code(kind) && word->code ? word->code : word->label;
	}
	return NULL;
}

const char *
norm_translate(const Norm *norm, const char *kind, const char *system, const char *text)
{
	int			i;

	for (i = 0; i < norm->ncodes; i++)
		if (strcmp(norm->codes[i].kind, kind) == 0 && strcmp(norm->codes[i].system, system) == 0 &&
			strcmp(norm->codes[i].code, text) == 0)
			return norm->codes[i].label;
	return NULL;
}

bool
norm_has_system(const Norm *norm, const char *system)
{
	int			i;

	if (strcmp(system, GUIDE) == 0)
		return true;
	for (i = 0; i < norm->ncodes; i++)
		if (strcmp(norm->codes[i].system, system) == 0)
			return true;
	return false;
}

char *
norm_words(const Norm *norm, const char *kind)
{
	StringInfoData list;
	int			i;

	initStringInfo(&list);
	for (i = first_word(norm, kind); i < norm->nwords && strcmp(norm->words[i].kind, kind) == 0; i++)
	{
		Word	   *word = &norm->words[i];

		appendStringInfo(&list, "%s%s", list.len ? "、" : "", word->label);
		if (word->guide)
			appendStringInfo(&list, "(%s)", word->code);
	}
	return list.data;
}

bool
norm_knows_class(const Norm *norm, const char *code, size_t class_len, size_t *len)
{
	/* 类, 项, 目, 细目 end after so many digits; 细目 has any number of them */
	const size_t ends[] = {1, 3, 6, class_len};
	size_t		above = 0;
	int			level;

	for (level = 0; level < lengthof(ends) && ends[level] > above; level++)
	{
		bool		listed = false;
		bool		found = false;
		int			i;

		for (i = 0; i < norm->nclasses && !found; i++)
		{
			ResourceClass *class = &norm->classes[i];

			if ((level < 3 ? class->len != ends[level] : class->len <= above) || memcmp(class->code, code, above) != 0)
				continue;
			listed = true;
			found = class->len == ends[level] && memcmp(class->code, code, class->len) == 0;
		}
		if (listed && !found)
		{
			*len = ends[level];
			return false;
		}
		above = ends[level];
	}
	return true;
}

const char *
norm_class_name(const Norm *norm, const char *digits, size_t len)
{
	int			i;

	for (i = 0; i < norm->nclasses; i++)
		if (norm->classes[i].len == len && memcmp(norm->classes[i].code, digits, len) == 0)
			return norm->classes[i].name;
	return NULL;
}
