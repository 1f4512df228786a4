export { UserError } from "@overligger/shared";
