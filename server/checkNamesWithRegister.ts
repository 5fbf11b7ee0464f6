import { CHECK_NAMES_HELP, checkNamesCommand } from './detection/checkNamesCommand.ts';
import { registerLookUp } from './detection/registerLookUp.ts';
import { storedRules } from './detection/ruleSource.ts';
import { chinaDay } from './naming/deadline.ts';
import type { Command } from './platform/command.ts';

/** `check-names`: with the register its own rules and names are used, without it the shipped rules alone. */
export const checkNamesWithRegister: Command = {
  summary: '批量检查地名 / Check names in bulk',
  usage: CHECK_NAMES_HELP,
  run: (args, context) => {
    if (args.includes('--no-register')) return checkNamesCommand(args);
    return context.withRegister(async ({ db, now }) => {
      const today = chinaDay(now());
      return checkNamesCommand(args, {
        openRegister: async () => registerLookUp(db, today),
        ruleSet: () => storedRules(db, today),
      });
    });
  },
};
