import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import type { Problem } from './problem';

/** What failed, where, and what to do next, with the code to quote. */
export function ProblemNote({ problem, where }: { readonly problem: Problem; readonly where?: string }) {
  return (
    <div className={styles['problem']} role="alert">
      <Icon name="octagon" />
      <div>
        <p>
          <b>
            {problem.title}
            {where === undefined ? '' : `: ${where}`}
          </b>
        </p>
        <p>{problem.detail}</p>
        <p className="sub">
          {problem.remedy} <span className="mut mono">{problem.code}</span>
        </p>
      </div>
    </div>
  );
}
