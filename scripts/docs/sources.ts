import { sourceTables } from './source-tables';
import { writeDocument } from './write-document';

writeDocument('sources', sourceTables);
