// Sums what the three test runners reported. A step that failed without reporting a failed test counts as one.
import { existsSync, readFileSync } from 'node:fs';

const [target, status] = process.argv.slice(2);

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

const rust = (text) => {
  const [head] = /<testsuites [^>]*>/.exec(text);
  const number = (name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(head)[1]);
  const failed = number('failures') + number('errors');
  return [number('tests') - number('skipped') - failed, failed];
};

const pages = (text) => {
  const report = JSON.parse(text);
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return [report.numPassedTests, report.numFailedTests + broken.length];
};

const journeys = (text) => {
  const { stats, errors } = JSON.parse(text);
  return [stats.expected, stats.unexpected + stats.flaky + errors.length];
};

const reports = [
  [`${target}/nextest/default/junit.xml`, rust],
  [`${target}/reports/pages.json`, pages],
  [`${target}/reports/journeys.json`, journeys],
];
const counts = reports.map(([file, count]) => [read(file), count]).map(([text, count]) => (text ? count(text) : [0, 0]));
const passed = counts.reduce((sum, [count]) => sum + count, 0);
const failed = counts.reduce((sum, [, count]) => sum + count, 0);
console.log(`${passed} passed, ${status === '0' ? failed : Math.max(failed, 1)} failed`);
