import { kpiTables } from './kpi-tables';
import { writeDocument } from './write-document';

writeDocument('kpis', kpiTables);
