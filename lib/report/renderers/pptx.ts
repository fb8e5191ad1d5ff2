import type { MonthlyReport } from '../monthly-report';
import { reportDeck } from '../slides/deck';
import { drawDeck } from './pptx-file/draw-deck';

/** A report as a PowerPoint file. */
export const renderPptx = async (report: MonthlyReport): Promise<Uint8Array> => drawDeck(reportDeck(report));
