const REGION = 'desk-announcer';

/**
 * Says something to a screen reader without moving the focus. The region outlives the page that speaks: the next case is
 * announced while its screen is still being drawn.
 */
export function announce(text: string): void {
  const known = document.getElementById(REGION);
  const region = known ?? document.body.appendChild(document.createElement('div'));
  region.id = REGION;
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  // The same words twice are read only if they go away in between.
  region.textContent = '';
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}
