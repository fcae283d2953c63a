// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says of YAML files whether a JSON Schema takes them, a line each: "taken
// FILE", or "refused FILE: where and why".  Each is read as YAML 1.2 has it and
// as 1.1 has it, for editors do either; both must take it.
//
//     NODE_PATH=... node validate.js SCHEMA FILE...
//
// Ends with 1, and says why, where the schema itself is none.

'use strict';
const { readFileSync } = require('fs');
const Ajv = require('ajv');
const yaml = require('yaml');

// Words of editors, which mean nothing to a validator.
const EDITORS = ['errorMessage', 'patternErrorMessage'];

// Strict: a keyword that is spelled otherwise is an error, and no silence.
function compile(path) {
    const ajv = new Ajv({ strict: true, strictTypes: false,
        strictRequired: false, validateFormats: false });
    ajv.addVocabulary(EDITORS);
    const schema = JSON.parse(readFileSync(path, 'utf8'));
    if (!ajv.validateSchema(schema))
        throw new Error(ajv.errorsText(ajv.errors));
    return ajv.compile(schema);
}

// Editors keep a date as the text that it is.
function withoutDates(tags) {
    return tags.filter((tag) => tag.tag !== 'tag:yaml.org,2002:timestamp');
}

function problem(check, text, version) {
    try {
        const options = { version, customTags: withoutDates,
            stringKeys: true, logLevel: 'error' };
        if (check(yaml.parse(text, options)))
            return null;
    } catch (error) {
        return 'YAML ' + version + ': ' + error.message.split('\n')[0];
    }
    const error = check.errors[0];
    return 'YAML ' + version + ': ' + error.instancePath + ' ' + error.message;
}

const [schema, ...files] = process.argv.slice(2);
let check;
try {
    check = compile(schema);
} catch (error) {
    console.log(schema + ': ' + error.message);
    process.exit(1);
}
for (const path of files) {
    const text = readFileSync(path, 'utf8');
    const why = problem(check, text, '1.2') || problem(check, text, '1.1');
    console.log(why ? 'refused ' + path + ': ' + why : 'taken ' + path);
}
