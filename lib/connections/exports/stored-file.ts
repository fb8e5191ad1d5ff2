/** One file of a bucket or of a folder, as a listing has it. */
export type StoredFile = {
  /** Its whole name in the bucket or below the folder, parted by `/`. */
  readonly key: string;
  readonly size: number;
  /** Differs whenever the content may: an etag, or a local file's size and time. */
  readonly version: string;
  readonly modifiedAt: Date;
};

/** The folders and the name of a key; empty segments, which S3 allows, stay. */
export const segmentsOf = (key: string): string[] => key.split('/');
