/** A bar of real steps. `share` is 0 to 1; null while nothing can be said. */
export function ProgressTrack({ label, share }: { readonly label: string; readonly share: number | null }) {
  const percent = share === null ? null : Math.floor(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div
      className="track"
      role="progressbar"
      aria-label={percent === null ? `${label}, just started` : `${label}, ${percent} percent`}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent !== null && { 'aria-valuenow': percent })}
    >
      <i style={{ width: `${percent ?? 0}%` }} />
    </div>
  );
}
