/** A rectangle in millimetres from the top left corner of the face, y downwards. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
