// Compares programs of any builds over the generated scenarios and all presets:
//   node tests/parity/programs.mjs build/release/headroom build/native-o0/headroom build/wasm/headroom-node ...
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeScenarios } from './generate.mjs';

const programs = process.argv.slice(2);
if (programs.length < 2) {
    console.error('usage: node tests/parity/programs.mjs PROGRAM PROGRAM...');
    process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const presets = join(root, 'core', 'scenario', 'presets');
const folder = mkdtempSync(join(tmpdir(), 'headroom-parity-'));
const files = [...readdirSync(presets).map((name) => join(presets, name)), ...writeScenarios(folder, 200)];

function reportsOf(program) {
    let out;
    try {
        out = execFileSync(program, ['run', ...files, '--json', '-', '--quiet'],
            { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] });
    } catch (error) {
        out = error.stdout; // refused steps make a run fail; what counts here is that all fail alike
    }
    return JSON.parse(out);
}

let differences = 0;
const [first, ...others] = programs.map((program) => ({ program, reports: reportsOf(program) }));
if (first.reports.length !== files.length) {
    console.error(`${first.program} reports ${first.reports.length} of ${files.length} scenarios`);
    differences += 1;
}
for (const { program, reports } of others) {
    let same = 0;
    for (const [i, report] of first.reports.entries()) {
        if (JSON.stringify(report) === JSON.stringify(reports[i])) same += 1;
        else console.error(`${program} differs from ${first.program} on ${files[i]}`);
    }
    differences += files.length - same;
    console.log(`${program}: ${same} of ${files.length} reports are those of ${first.program}`);
}
rmSync(folder, { recursive: true });
process.exit(differences === 0 ? 0 : 1);
