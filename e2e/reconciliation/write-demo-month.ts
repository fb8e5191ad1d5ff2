import { demoMonth, demoMonthNumbers } from '../../lib/demo/timeline';
import { writeDemoFiles } from '../../lib/demo/write-files';

/** Writes one month of the demo company's bills, `2024-10`, into a folder in both formats, and says where as JSON. */
const [directory = '', month] = process.argv.slice(2);
const months = demoMonthNumbers.filter((number) => demoMonth(number) === month);
const { bills } = await writeDemoFiles(directory, { formats: ['focus', 'cur'], variant: 'standard', months });
process.stdout.write(JSON.stringify(bills));
