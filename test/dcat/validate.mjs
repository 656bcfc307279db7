// validate.mjs CATALOGUE.jsonld SHAPES.ttl …: validates JSON-LD against shapes in SHACL. Prints "N triples, N datasets", then a line for
// each violation, and for each warning; fails where there is a violation.
import { readFileSync, createReadStream } from 'node:fs'
import dataset from '@rdfjs/dataset'
import { JsonLdParser } from 'jsonld-streaming-parser'
import { Parser } from 'n3'
import Validator from 'rdf-validate-shacl'

const [catalogue, ...shapeFiles] = process.argv.slice(2)
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

const data = dataset.dataset()
for await (const quad of createReadStream(catalogue).pipe(new JsonLdParser({
  // a harvester without a network: whatever the document means is in the document
  documentLoader: { load: url => { throw new Error(`a context that is not in the document: ${url}`) } }
}))) data.add(quad)

const shapes = dataset.dataset()
for (const file of shapeFiles) {
  for (const quad of new Parser({ baseIRI: 'http://shapes/' }).parse(readFileSync(file, 'utf8'))) shapes.add(quad)
}

const datasets = [...data].filter(q => q.predicate.value === type && q.object.value === 'http://www.w3.org/ns/dcat#Dataset')
console.log(`${data.size} triples, ${datasets.length} datasets`)
let violations = 0
for (const result of (await new Validator(shapes).validate(data)).results) {
  const severity = result.severity.value.replace(/.*#/, '')
  if (severity === 'Violation') violations++
  console.log(`${severity}: ${result.focusNode?.value} ${result.path?.value ?? ''} ${result.value?.value ?? ''} ${result.sourceConstraintComponent?.value.replace(/.*#/, '') ?? ''}`)
}
process.exit(violations > 0 ? 1 : 0)
