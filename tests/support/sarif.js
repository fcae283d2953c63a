// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says of SARIF logs whether they are what they should be, a line each: "valid
// FILE", or "invalid FILE: where and why".  First by the schema of SARIF 2.1.0;
// then by what a schema cannot see: that numbers point to what they should, and
// that each URI leads to a file that is there.
//
//     NODE_PATH=... node sarif.js FILE...

'use strict';
const { existsSync, readFileSync } = require('fs');
const path = require('path');
const { fileURLToPath, pathToFileURL } = require('url');

// The schema is of an older draft than the newest ajv reads; the package that
// brings it brings an ajv that does.
const home = path.dirname(require.resolve('@microsoft/jest-sarif'));
const beside = (name) => require(require.resolve(name, { paths: [home] }));
const Ajv = beside('ajv');

function compile() {
    const ajv = new Ajv({ schemaId: 'auto', meta: false,
        unknownFormats: 'ignore' });
    ajv.addMetaSchema(beside('ajv/lib/refs/json-schema-draft-04.json'));
    ajv._opts.defaultMeta = 'http://json-schema.org/draft-04/schema#';
    return ajv.compile(require(home + '/schemas/sarif-2.1.0-rtm.5.json'));
}

// What is wrong with a place; null if nothing is.
function misplaced(run, location) {
    const { artifactLocation: file, region } = location.physicalLocation;
    const artifact = run.artifacts[file.index];
    if (!artifact || artifact.location.uri !== file.uri)
        return 'artifact ' + file.index + ' is not ' + file.uri;
    if (!existsSync(fileURLToPath(
        new URL(file.uri, pathToFileURL(process.cwd() + '/')))))
        return 'nothing is at ' + file.uri;
    if (region && (region.endLine < region.startLine ||
        region.endLine === region.startLine &&
        region.endColumn < region.startColumn))
        return 'a region ends before it starts';
    return null;
}

function misruled(run, result) {
    const rule = run.tool.driver.rules[result.ruleIndex];
    if (!rule || rule.id !== result.ruleId)
        return 'rule ' + result.ruleIndex + ' is not ' + result.ruleId;
    if (rule.defaultConfiguration.level !== result.level)
        return result.ruleId + ' is not always a ' + result.level;
    return null;
}

// What points to nothing; null if all is well.
function astray(run) {
    const marks = new Set();
    for (const result of run.results) {
        const places = result.locations.concat(result.relatedLocations || []);
        const mark = JSON.stringify([result.partialFingerprints,
            result.locations[0].physicalLocation.artifactLocation]);
        const why = misruled(run, result) || places.map((place) =>
            misplaced(run, place)).find(Boolean);
        if (why)
            return why;
        if (marks.has(mark))
            return 'two results have the same fingerprint';
        marks.add(mark);
    }
    return null;
}

const check = compile();
for (const name of process.argv.slice(2)) {
    const log = JSON.parse(readFileSync(name, 'utf8'));
    let why = null;
    if (!check(log))
        why = check.errors[0].dataPath + ' ' + check.errors[0].message;
    else
        why = astray(log.runs[0]);
    console.log(why ? 'invalid ' + name + ': ' + why : 'valid ' + name);
}
