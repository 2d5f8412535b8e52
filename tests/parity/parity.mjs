// The same scenario gives the same bits natively, under Node and on the page in a browser:
// traceHash, state, steps and breaches of all presets and all text cases are compared.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import assert from 'node:assert/strict';
import { openPage } from '../web/lib/page.mjs';
import { writeScenarios } from './generate.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { HEADROOM_NATIVE: native, HEADROOM_NODE: node } = process.env;

function jsonFiles(folder) {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return entry.name === 'bad' ? [] : jsonFiles(path);
        return entry.name.endsWith('.json') && !entry.name.endsWith('.report.json') ? [path] : [];
    });
}

const presets = jsonFiles(join(root, 'core', 'scenario', 'presets')).sort();
const files = [...presets, ...jsonFiles(join(root, 'tests', 'scenario')).sort()];

// What has to be equal, as text, so that the order of members counts too.
function fingerprint(report) {
    const { traceHash, state, steps, breaches } = report;
    return JSON.stringify({ traceHash, state, steps, breaches });
}

function runProgram(program, scenarios = files) {
    let out;
    try {
        out = execFileSync(program, ['run', ...scenarios, '--json', '-', '--quiet'],
            { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });
    } catch (error) {
        out = error.stdout; // failed expectations are for other tests to report
    }
    const reports = JSON.parse(out);
    assert.equal(reports.length, scenarios.length, `${program} reports every scenario`);
    return reports;
}

const expected = runProgram(native);

test('enough scenarios are compared', () => {
    assert.ok(presets.length >= 4, 'presets');
    assert.ok(files.length >= 200, 'scenarios');
});

test('native and Node agree on every preset and text case', () => {
    const actual = runProgram(node);
    files.forEach((file, i) => {
        assert.equal(fingerprint(actual[i]), fingerprint(expected[i]), file);
    });
});

test('native and Node agree on 200 generated scenarios', () => {
    const folder = mkdtempSync(join(tmpdir(), 'headroom-parity-'));
    try {
        const generated = writeScenarios(folder, 200);
        const natives = runProgram(native, generated);
        const nodes = runProgram(node, generated);
        generated.forEach((file, i) => assert.equal(fingerprint(nodes[i]), fingerprint(natives[i]), file));
        // They are worth comparing only when things happen in them.
        const busy = natives.filter((report) => report.metrics.events > 200).length;
        assert.ok(busy >= 100, `${busy} scenarios have many events`);
        assert.ok(natives.some((report) => report.breaches.length > 0), 'breaches');
        assert.ok(natives.some((report) => report.refusals.E_LICENSE_LIMIT > 0), 'refusals');
    } finally {
        rmSync(folder, { recursive: true });
    }
});

test('native and the page in Chromium agree on every preset and text case', async () => {
    const page = await openPage();
    try {
        for (const [i, file] of files.entries()) {
            const report = await page.evaluate(async (text) => {
                const loaded = JSON.parse(JSON.stringify(window.headroom.load(text)));
                const result = typeof loaded === 'string' ? JSON.parse(loaded) : loaded;
                if (!result.ok) return JSON.stringify({ errors: result.errors });
                window.headroom.runToEnd();
                return window.headroom.report();
            }, readFileSync(file, 'utf8'));
            assert.equal(fingerprint(JSON.parse(report)), fingerprint(expected[i]), file);
        }
    } finally {
        await page.close();
    }
});
