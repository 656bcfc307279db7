-- The page doc/coverage.md as psql's variable "coverage": of each article its text, how it is kept, by which objects, which tests.
SELECT '# The articles, and what keeps them  各条的落实' || E'\n\n'
    || 'Made from `ldpd.coverage` by `make coverage`; a test asks that it is current. **enforced** the database refuses what breaks it; **recorded** a query'
    || E'\n' || 'shows the record; **declaratory** it asks nothing of a database. 由 `make coverage` 自 `ldpd.coverage` 生成。' || E'\n\n'
    || '| Article 条 | Text 条文 | How 方式 | Objects 对象 | Tests 测试 |' || E'\n' || '|---|---|---|---|---|' || E'\n'
    || string_agg(format('| %s %s | %s | %s | %s | %s |', a.number, a.title, replace(a.text, E'\n', '<br>'), c.how,
           (SELECT coalesce(string_agg('`' || o || '`', ', ' ORDER BY n), '') FROM unnest(c.objects) WITH ORDINALITY u(o, n)),
           (SELECT coalesce(string_agg('`' || t || '`', ', ' ORDER BY n), '') FROM unnest(c.tests) WITH ORDINALITY u(t, n))),
       E'\n' ORDER BY a.number) AS coverage
FROM ldpd.article a JOIN ldpd.coverage c ON c.article = a.number \gset
