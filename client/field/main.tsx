import './field.css';
import './ui/controls.css';
import './ui/plate.css';
import { startField } from './app/startField.tsx';

startField();
