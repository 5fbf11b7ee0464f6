import './app/office.css';

// The shell and its component library come as chunks of their own, so that the first words appear at once.
const { startOffice } = await import('./app/startOffice.tsx');
startOffice();
