import { Icon } from '@/components/ui/icon';
import { FileReview } from './file-review';
import styles from './settings.module.css';

/** The whole configuration as one commented YAML file: to keep, to compare, to apply. */
export function FilePart({ canChange }: { readonly canChange: boolean }) {
  return (
    <section id="file" className={styles['part']}>
      <header>
        <p className="sec">Configuration file</p>
        <h2>All settings, maps, rules, targets, KPIs and notes in one file</h2>
      </header>
      <p>
        Keep it in git. A file shows what it would change before anything is recorded, and all of it is saved or
        nothing.
      </p>
      <div className={styles['ways']}>
        <a className="btn" href="/api/v1/config/file" download>
          <Icon name="download" />
          Download perunit.yaml
        </a>
        {canChange && <FileReview format="yaml" label="Upload a file" />}
      </div>
      <p className="note">
        <code className="mono">npx perunit config export</code>, <code className="mono">config diff</code> and{' '}
        <code className="mono">config apply</code> do the same from a terminal.
      </p>
    </section>
  );
}
