import { filterKeys, questionText } from './question';
import { readQuestion } from './read-question';

/** The wider parts of cost that a part of cost is cut from, the widest first; none for other questions. */
export const widerQuestions = (of: string): string[] => {
  const question = readQuestion(of, []);
  if (question?.kind !== 'cost') return [];
  const given = filterKeys.filter((key) => question.filter[key] !== undefined);
  return given.map((_, kept) => {
    const keys = given.slice(0, kept);
    const filter = Object.fromEntries(keys.map((key) => [key, question.filter[key]]));
    return questionText({ kind: 'cost', filter });
  });
};
