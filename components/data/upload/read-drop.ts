/** A file a person chose or dropped; `path` is its name, within the dropped folder if there was one. */
export type ChosenFile = { readonly path: string; readonly file: File };

/** Everything in a drop, folders opened. Must be called before the drop event ends: the browser empties it then. */
export async function readDrop(transfer: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  if (entries.every((entry) => entry === null)) return chosenFiles(transfer.files);
  const files = await Promise.all(entries.map((entry) => (entry === null ? [] : readEntry(entry))));
  return files.flat().filter(isWanted);
}

/** The files of a file input, those of a chosen folder with their path in it. */
export const chosenFiles = (list: FileList | readonly File[]): ChosenFile[] =>
  [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })).filter(isWanted);

async function readEntry(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  if (!isDirectory(entry)) return [];
  const children = await readAllEntries(entry.createReader());
  return (await Promise.all(children.map(readEntry))).flat();
}

/** The reader hands out at most 100 entries a call, and an empty list at the end. */
async function readAllEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return entries;
    entries.push(...batch);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Leaves out what desktops put into folders by themselves, and AWS's empty folder markers. */
const isWanted = ({ path, file }: ChosenFile): boolean =>
  !/(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/.test(path) && !(file.size === 0 && path.endsWith('/'));
